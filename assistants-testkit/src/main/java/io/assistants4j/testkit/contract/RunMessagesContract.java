package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What a run adds to its thread: the messages that come with it, then the answers. */
public interface RunMessagesContract extends AreaContract {
    @Tag("run-messages")
    @Requirement(id = "RUN-047", capability = Capability.RUNS)
    default void theAnswerOfARunStandsInItsThread(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.says("Minus ", "four."));

        Message answer = RunScenes.newest(subject, run);
        assertThat(answer.text()).isEqualTo("Minus four.");
        assertThat(answer.role()).isEqualTo(MessageRole.ASSISTANT);
        assertThat(answer.runId()).isEqualTo(run.id());
        assertThat(answer.assistantId()).isEqualTo(run.assistantId());
    }

    @Tag("run-messages")
    @Requirement(id = "RUN-048", capability = Capability.RUNS)
    default void anAnswerThatIsWholeSaysSo(Subject subject) {
        Message answer = RunScenes.newest(subject, RunScenes.said(subject, run -> run));

        assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETED);
        assertThat(answer.completedAt()).isEqualTo(subject.clock().instant());
        assertThat(answer.incompleteAt()).isNull();
        assertThat(answer.incompleteDetails()).isNull();
    }

    @Tag("run-messages")
    @Requirement(id = "RUN-049", capability = Capability.RUNS)
    default void allThatARunSaysStandsInTheOrderItWasSaid(Subject subject) {
        Run run = RunScenes.ended(subject, ModelTurn.says("First.").thenSays("Second."));

        assertThat(RunScenes.texts(subject, run.threadId())).endsWith("*First.", "*Second.");
    }

    @Tag("run-messages")
    @Requirement(id = "RUN-050", capability = Capability.RUNS)
    default void theMessagesThatComeWithARunStandBeforeItsAnswer(Subject subject) {
        Run run = RunScenes.said(
                subject,
                described -> described.additionalMessages(List.of(
                        NewMessage.user("One more."),
                        NewMessage.assistant("Which?"),
                        NewMessage.user("The same again."))));

        assertThat(RunScenes.texts(subject, run.threadId()))
                .containsSubsequence(subject.model().question(), "One more.", "*Which?", "The same again.")
                .last()
                .isNotEqualTo("The same again.");
    }

    @Tag("run-messages")
    @Requirement(id = "RUN-051", capability = Capability.RUNS)
    default void aMessageThatComesWithARunIsTheCallersOwn(Subject subject) {
        Metadata pairs = Metadata.of("came", "with a run");
        Run run = RunScenes.said(
                subject,
                described -> described.additionalMessages(
                        List.of(NewMessage.user("Mine.").withMetadata(pairs))));

        Message mine = subject.messages().list(run.threadId(), PageRequest.oldest(2)).data().stream()
                .filter(message -> message.text().equals("Mine."))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The message is not there."));
        assertThat(mine.metadata()).isEqualTo(pairs);
        assertThat(mine.status()).isEqualTo(MessageStatus.COMPLETED);
        assertThat(mine.assistantId()).isNull();
    }
}
