package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import org.junit.jupiter.api.Tag;

/** What threads are: created with their first messages, found, changed, deleted with all they hold. */
public interface ThreadsContract extends AreaContract {
    @Tag("threads")
    @Requirement(id = "THR-001")
    default void aThreadIsFoundAsItsCreationAnswered(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY.withMetadata(Metadata.of("state", "found")));

        assertThat(subject.threads().find(made.id())).isEqualTo(made);
    }

    @Tag("threads")
    @Requirement(id = "THR-002")
    default void eachNewThreadHasItsOwnId(Subject subject) {
        NewThread twice = NewThread.EMPTY.withMetadata(Metadata.of("state", "twin"));

        assertThat(subject.threads().create(twice).id())
                .isNotEqualTo(subject.threads().create(twice).id());
    }

    @Tag("threads")
    @Requirement(id = "THR-003")
    default void aNewThreadBearsTheMetadataAskedFor(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY.withMetadata(Samples.greatestMetadata()));

        assertThat(made.metadata()).isEqualTo(Samples.greatestMetadata());
    }

    @Tag("threads")
    @Requirement(id = "THR-004")
    default void aThreadMadeOfNothingIsEmpty(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY);

        assertThat(made.metadata()).isEqualTo(Metadata.NONE);
        assertThat(subject.messages().list(made.id(), PageRequest.FIRST).data()).isEmpty();
    }

    @Tag("threads")
    @Requirement(id = "THR-005")
    default void theFirstMessagesStandInTheOrderGiven(Subject subject) {
        AssistantThread made = subject.threads()
                .create(NewThread.of(
                        NewMessage.user("First."), NewMessage.assistant("Second."), NewMessage.user("Third.")));

        assertThat(subject.messages().list(made.id(), PageRequest.oldest(10)).data())
                .extracting(Message::text)
                .containsExactly("First.", "Second.", "Third.");
    }

    @Tag("threads")
    @Requirement(id = "THR-006", hint = "Absent is not null: a member that is not sent stays.")
    default void whatAnUpdateOfAThreadDoesNotMentionStays(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY.withMetadata(Metadata.of("state", "kept")));

        AssistantThread changed = subject.threads().update(made.id(), new ThreadChange(Change.keep(), Change.keep()));

        assertThat(changed.metadata()).isEqualTo(Metadata.of("state", "kept"));
    }

    @Tag("threads")
    @Requirement(id = "THR-007", hint = "Metadata is replaced, not merged.")
    default void anUpdateReplacesAllMetadataOfAThread(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY.withMetadata(Metadata.of("old", "pair")));

        AssistantThread changed =
                subject.threads().update(made.id(), ThreadChange.metadata(Metadata.of("new", "pair")));

        assertThat(changed.metadata()).isEqualTo(Metadata.of("new", "pair"));
    }

    @Tag("threads")
    @Requirement(id = "THR-008", hint = "An explicit null empties a member.")
    default void anUpdateClearsTheMetadataOfAThread(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY.withMetadata(Metadata.of("old", "pair")));

        AssistantThread changed = subject.threads().update(made.id(), new ThreadChange(Change.keep(), Change.clear()));

        assertThat(changed.metadata()).isEqualTo(Metadata.NONE);
    }

    @Tag("threads")
    @Requirement(id = "THR-009")
    default void anUpdateOfAThreadIsFoundAfterwards(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY);

        subject.threads().update(made.id(), ThreadChange.metadata(Metadata.of("state", "later")));

        assertThat(subject.threads().find(made.id()).metadata()).isEqualTo(Metadata.of("state", "later"));
    }

    @Tag("threads")
    @Requirement(id = "THR-010")
    default void anUpdateChangesNeitherIdNorTimeOfAThread(Subject subject) {
        AssistantThread made = subject.threads().create(NewThread.EMPTY);
        subject.clock().advance(Samples.A_WHILE);

        AssistantThread changed =
                subject.threads().update(made.id(), ThreadChange.metadata(Metadata.of("state", "aged")));

        assertThat(changed.id()).isEqualTo(made.id());
        assertThat(changed.createdAt()).isEqualTo(made.createdAt());
    }

    @Tag("threads")
    @Requirement(id = "THR-011")
    default void aDeletedThreadIsNotFound(Subject subject) {
        ThreadId id = subject.thread("Hello?").id();

        subject.threads().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.threads().find(id));
    }

    @Tag("threads")
    @Requirement(id = "THR-012", hint = "A repeated delete must not answer as if there had been something.")
    default void aThreadIsDeletedOnce(Subject subject) {
        ThreadId id = subject.thread("Hello?").id();
        subject.threads().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.threads().delete(id));
    }

    @Tag("threads")
    @Requirement(id = "THR-013")
    default void deletingAThreadLeavesTheOthers(Subject subject) {
        ThreadId kept = subject.thread("Kept.").id();
        ThreadId deleted = subject.thread("Deleted.").id();

        subject.threads().delete(deleted);

        assertThat(subject.messages().list(kept, PageRequest.FIRST).data())
                .extracting(Message::text)
                .containsExactly("Kept.");
    }

    @Tag("threads")
    @Requirement(id = "THR-014")
    default void theMessagesOfADeletedThreadAreNotListed(Subject subject) {
        ThreadId id = subject.thread("Hello?").id();

        subject.threads().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().list(id, PageRequest.FIRST));
    }

    @Tag("threads")
    @Requirement(id = "THR-015")
    default void theMessagesOfADeletedThreadAreNotFound(Subject subject) {
        ThreadId thread = subject.threads().create(NewThread.EMPTY).id();
        Message message = subject.messages().create(thread, NewMessage.user("Hello?"));

        subject.threads().delete(thread);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().find(thread, message.id()));
    }

    @Tag("threads")
    @Requirement(id = "THR-016")
    default void aDeletedThreadTakesNoMessages(Subject subject) {
        ThreadId id = subject.thread("Hello?").id();

        subject.threads().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().create(id, NewMessage.user("Anybody?")));
    }

    @Tag("threads")
    @Requirement(id = "THR-017")
    default void aDeletedThreadIsNotUpdated(Subject subject) {
        ThreadId id = subject.thread("Hello?").id();
        subject.threads().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.threads().update(id, ThreadChange.metadata(Metadata.of("a", "b"))));
    }
}
