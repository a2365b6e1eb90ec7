package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

/** What failures are: typed, naming what is wrong, the same on every way. */
public interface ErrorsContract extends AreaContract {
    /** The id of a thread that is not there. */
    ThreadId NOBODY = new ThreadId("thread_nobody");

    @Tag("errors")
    @Requirement(id = "ERR-001")
    default void anAssistantThatIsNotThereIsNamed(Subject subject) {
        assertMissing("asst_nobody", () -> subject.assistants().find(new AssistantId("asst_nobody")));
    }

    @Tag("errors")
    @Requirement(id = "ERR-002")
    default void aThreadThatIsNotThereIsNamed(Subject subject) {
        assertMissing("thread_nobody", () -> subject.threads().find(NOBODY));
    }

    @Tag("errors")
    @Requirement(id = "ERR-003")
    default void aMessageThatIsNotThereIsNamed(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertMissing("msg_nobody", () -> subject.messages().find(thread, new MessageId("msg_nobody")));
    }

    @Tag("errors")
    @Requirement(id = "ERR-004", capability = Capability.RUNS)
    default void aRunThatIsNotThereIsNamed(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertMissing("run_nobody", () -> subject.runs().find(thread, new RunId("run_nobody")));
    }

    @Tag("errors")
    @Requirement(id = "ERR-005", capability = Capability.RUN_STEPS)
    default void theStepsOfARunThatIsNotThereAreNotFound(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertMissing("run_nobody", () -> subject.runs().listSteps(thread, new RunId("run_nobody"), PageRequest.FIRST));
    }

    @Tag("errors")
    @Requirement(id = "ERR-006", capability = Capability.RUN_STEPS)
    default void aStepThatIsNotThereIsNotFound(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs()
                        .findStep(thread, new RunId("run_nobody"), new RunStepId("step_nobody"), Set.of()));
    }

    @Tag("errors")
    @Requirement(id = "ERR-007", capability = Capability.RUNS)
    default void aRunOfAnAssistantThatIsNotThereIsRefused(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();
        NewRun request = NewRun.of(new AssistantId("asst_nobody")).build();

        assertMissing("asst_nobody", () -> subject.runs().create(thread, request));
    }

    @Tag("errors")
    @Requirement(id = "ERR-008", capability = Capability.RUNS)
    default void aRunOnAThreadThatIsNotThereIsRefused(Subject subject) {
        NewRun request = NewRun.of(subject.assistant().id()).build();

        assertMissing("thread_nobody", () -> subject.runs().create(NOBODY, request));
    }

    @Tag("errors")
    @Requirement(id = "ERR-009", capability = Capability.RUN_LIST)
    default void theRunsOfAThreadThatIsNotThereAreNotListed(Subject subject) {
        assertMissing("thread_nobody", () -> subject.runs().list(NOBODY, PageRequest.FIRST));
    }

    @Tag("errors")
    @Requirement(id = "ERR-010")
    default void theMessagesOfAThreadThatIsNotThereAreNotListed(Subject subject) {
        assertMissing("thread_nobody", () -> subject.messages().list(NOBODY, PageRequest.FIRST));
    }

    @Tag("errors")
    @Requirement(id = "ERR-011")
    default void aThreadThatIsNotThereTakesNoMessage(Subject subject) {
        assertMissing("thread_nobody", () -> subject.messages().create(NOBODY, NewMessage.user("Anybody?")));
    }

    @Tag("errors")
    @Requirement(id = "ERR-012")
    default void anAssistantThatIsNotThereIsNotUpdated(Subject subject) {
        AssistantChange change = AssistantChange.change().model("other").build();

        assertMissing("asst_nobody", () -> subject.assistants().update(new AssistantId("asst_nobody"), change));
    }

    @Tag("errors")
    @Requirement(id = "ERR-013")
    default void aThreadThatIsNotThereIsNotUpdated(Subject subject) {
        assertMissing("thread_nobody", () -> subject.threads().update(NOBODY, ThreadChange.metadata(Metadata.NONE)));
    }

    @Tag("errors")
    @Requirement(id = "ERR-014")
    default void aThreadThatIsNotThereIsNotDeleted(Subject subject) {
        assertMissing("thread_nobody", () -> subject.threads().delete(NOBODY));
    }

    @Tag("errors")
    @Requirement(id = "ERR-015")
    default void anAssistantThatIsNotThereIsNotDeleted(Subject subject) {
        assertMissing("asst_nobody", () -> subject.assistants().delete(new AssistantId("asst_nobody")));
    }

    @Tag("errors")
    @Requirement(id = "ERR-016", hint = "Ids become parts of paths: they have to be escaped.")
    default void anIdOfStrangeCharactersIsNotFound(Subject subject) {
        for (String strange :
                new String[] {"/../threads", "a/b?c=d#e", "50%", "%2F", "\"quoted\"", "'; drop table runs", "日本語"}) {
            String id = "asst_" + strange;
            assertMissing(id, () -> subject.assistants().find(new AssistantId(id)));
        }
    }

    @Tag("errors")
    @Requirement(id = "ERR-017")
    default void aFutureFailsAsTheCallDoes(Subject subject) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> subject.provider()
                        .async()
                        .threads()
                        .find(new ThreadId("thread_future"))
                        .join())
                .withCauseInstanceOf(NotFoundException.class);
    }

    @Tag("errors")
    @Requirement(id = "ERR-018", hint = "Type invalid_request_error, status 404.")
    default void whatIsNotFoundIsARequestAtFault(Subject subject) {
        assertThatExceptionOfType(AssistantsException.class)
                .isThrownBy(() -> subject.assistants().find(new AssistantId("asst_typed")))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(404);
                    assertThat(failure.details().type()).isEqualTo("invalid_request_error");
                });
    }

    private static void assertMissing(String id, ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call).withMessageContaining(id);
    }
}
