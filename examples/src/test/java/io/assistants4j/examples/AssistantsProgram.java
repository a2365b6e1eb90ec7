package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunEventHandler;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The program everybody begins with: get the assistants, create a thread, add a message, run, read the answer. It is the same
 * whoever answers; a test of a provider says who that is.
 */
abstract class AssistantsProgram {
    private static final String ANSWER = "Fine, thanks.";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private AssistantsProvider provider;
    private Assistant made;

    /** Opens the provider that is asked. */
    abstract AssistantsProvider open();

    /** What the model is called there. */
    abstract String model();

    /** Lets the model say this to what it is asked next, where anybody can tell it what to say. */
    abstract void willSay(String answer);

    /** Holds what the model said against what it was to say. */
    void check(String answer, String expected) {
        assertThat(answer).isEqualTo(expected);
    }

    @BeforeEach
    void makeAnAssistant() {
        provider = open();
        made = provider.assistants()
                .create(NewAssistant.of(model()).instructions("Be brief.").build());
    }

    @AfterEach
    void close() {
        if (made != null) {
            provider.assistants().delete(made.id());
        }
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void aProgramWaitsForTheAnswer() {
        willSay(ANSWER);
        // region sync
        var assistant =
                provider.assistants().list(PageRequest.newest(20)).data().get(0);
        var created = provider.threads().create(NewThread.of(NewMessage.user("Hey, how's it going?")));
        var thread = provider.threads().find(created.id());
        provider.messages().create(thread.id(), NewMessage.user("Well?"));

        var run = provider.runs()
                .createAndWait(thread.id(), NewRun.of(assistant.id()).build(), PATIENCE);
        var newest = provider.messages().list(thread.id(), PageRequest.newest(1));
        String answer = newest.data().get(0).text();
        // endregion
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        check(answer, ANSWER);
    }

    @Test
    void aProgramReadsTheAnswerWhileItIsWritten() {
        willSay(ANSWER);
        // region stream
        var assistant =
                provider.assistants().list(PageRequest.newest(20)).data().get(0);
        var thread = provider.threads().create(NewThread.of(NewMessage.user("Hey, how's it going?")));

        var answer = new StringBuilder();
        var stream =
                provider.streams().stream(thread.id(), NewRun.of(assistant.id()).build());
        stream.forEach(new RunEventHandler() {
            @Override
            public void onText(String text) {
                answer.append(text);
            }
        });
        // endregion
        check(answer.toString(), ANSWER);
        assertThat(provider.messages()
                        .list(thread.id(), PageRequest.newest(1))
                        .data()
                        .get(0)
                        .text())
                .isEqualTo(answer.toString());
    }

    @Test
    void aProgramWaitsForNothing() {
        willSay(ANSWER);
        // region async
        var async = provider.async();
        var assistants = async.assistants().list(PageRequest.newest(20));
        var answer = async.threads()
                .create(NewThread.of(NewMessage.user("Hey, how's it going?")))
                .thenCompose(thread -> async.messages().create(thread.id(), NewMessage.user("Well?")))
                .thenCompose(message -> assistants.thenCompose(page -> {
                    var run = NewRun.of(page.data().get(0).id()).build();
                    return async.runs().createAndWait(message.threadId(), run, PATIENCE);
                }))
                .thenCompose(run -> async.messages().list(run.threadId(), PageRequest.newest(1)))
                .thenApply(newest -> newest.data().get(0).text());
        // endregion
        check(answer.join(), ANSWER);
    }
}
