package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/** What a run with its thread is: both made in one call. */
public interface RunWithThreadContract extends AreaContract {
    @Tag("run-with-thread")
    @Requirement(id = "RUN-022", capability = Capability.RUN_WITH_THREAD)
    default void theThreadOfARunBearsTheMetadataAskedFor(Subject subject) {
        Run made = made(
                subject,
                run -> run.thread(NewThread.of(NewMessage.user("Hello?")).withMetadata(Metadata.of("of", "the thread")))
                        .metadata(Metadata.of("of", "the run")));

        assertThat(subject.threads().find(made.threadId()).metadata()).isEqualTo(Metadata.of("of", "the thread"));
        assertThat(made.metadata()).isEqualTo(Metadata.of("of", "the run"));
    }

    @Tag("run-with-thread")
    @Requirement(id = "RUN-023", capability = Capability.RUN_WITH_THREAD)
    default void theThreadOfARunBeginsWithItsMessages(Subject subject) {
        Run made = made(
                subject,
                run -> run.thread(NewThread.of(
                        NewMessage.user("First."), NewMessage.assistant("Second."), NewMessage.user("Third."))));

        assertThat(RunScenes.texts(subject, made.threadId())).startsWith("First.", "*Second.", "Third.");
    }

    @Tag("run-with-thread")
    @Requirement(id = "RUN-024", capability = Capability.RUN_WITH_THREAD)
    default void aRunWithItsThreadAnswersThere(Subject subject) {
        Run made = made(
                subject,
                run -> run.thread(NewThread.of(NewMessage.user(subject.model().question())))
                        .metadata(Metadata.of("state", "answers")));

        assertThat(subject.ended(made).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(RunScenes.newest(subject, made).runId()).isEqualTo(made.id());
    }

    @Tag("run-with-thread")
    @Requirement(id = "RUN-025", capability = Capability.RUN_WITH_THREAD)
    default void aRunWithItsThreadBearsItsOwnSettings(Subject subject) {
        Run made = made(
                subject,
                run -> run.thread(NewThread.of(NewMessage.user("Hello?")))
                        .model(subject.modelName())
                        .instructions("With a thread.")
                        .temperature(0.7));

        assertThat(made.model()).isEqualTo(subject.modelName());
        assertThat(made.instructions()).isEqualTo("With a thread.");
        assertThat(made.temperature()).isEqualTo(0.7);
    }

    @Tag("run-with-thread")
    @Requirement(id = "RUN-026", capability = Capability.RUN_WITH_THREAD)
    default void aRunWithAThreadThatNobodyDescribedBeginsWithNothing(Subject subject) {
        Run made = made(subject, run -> run);

        assertThat(subject.messages().list(made.threadId(), PageRequest.FIRST).data())
                .extracting(Message::role)
                .doesNotContain(MessageRole.USER);
    }

    @Tag("run-with-thread")
    @Requirement(id = "RUN-027", capability = Capability.RUN_WITH_THREAD)
    default void aRunWithItsThreadNeedsAnAssistantThatIsThere(Subject subject) {
        NewThreadRun request = NewThreadRun.of(new AssistantId("asst_nobody")).build();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().createWithThread(request))
                .withMessageContaining("asst_nobody");
    }

    /** The answer to the creation of a run that has ended since. */
    private static Run made(Subject subject, UnaryOperator<NewThreadRun.Builder> described) {
        subject.model().will(ModelTurn.saysSomething());
        Run made = subject.runs()
                .createWithThread(described
                        .apply(NewThreadRun.of(subject.assistant().id()))
                        .build());
        subject.ended(made);
        return made;
    }
}
