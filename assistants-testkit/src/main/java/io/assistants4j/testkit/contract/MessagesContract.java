package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What messages are: parts with a role in a thread, found, changed, deleted. */
public interface MessagesContract extends AreaContract {
    @Tag("messages")
    @Requirement(id = "MSG-001")
    default void aMessageIsFoundAsItsCreationAnswered(Subject subject) {
        ThreadId thread = emptyThread(subject);
        Message made = subject.messages().create(thread, NewMessage.user("Found."));

        assertThat(subject.messages().find(thread, made.id())).isEqualTo(made);
    }

    @Tag("messages")
    @Requirement(id = "MSG-002")
    default void eachNewMessageHasItsOwnId(Subject subject) {
        ThreadId thread = emptyThread(subject);
        NewMessage twice = NewMessage.user("Twin.");

        assertThat(subject.messages().create(thread, twice).id())
                .isNotEqualTo(subject.messages().create(thread, twice).id());
    }

    @Tag("messages")
    @Requirement(id = "MSG-003")
    default void aTextBecomesOnePartWithoutAnnotations(Subject subject) {
        Message made = subject.messages().create(emptyThread(subject), NewMessage.user("Plain."));

        assertThat(made.content()).hasSize(1).first().isInstanceOfSatisfying(ContentPart.Text.class, part -> {
            assertThat(part.text().value()).isEqualTo("Plain.");
            assertThat(part.text().annotations()).isEmpty();
        });
    }

    @Tag("messages")
    @Requirement(id = "MSG-004")
    default void aMessageKeepsItsRole(Subject subject) {
        ThreadId thread = emptyThread(subject);

        assertThat(subject.messages().create(thread, NewMessage.user("Who?")).role())
                .isEqualTo(MessageRole.USER);
        assertThat(subject.messages()
                        .create(thread, NewMessage.assistant("Me."))
                        .role())
                .isEqualTo(MessageRole.ASSISTANT);
    }

    @Tag("messages")
    @Requirement(id = "MSG-005", hint = "Watch the charset, and escapes such as U+2028.")
    default void aTextInAnyScriptIsKept(Subject subject) {
        ThreadId thread = emptyThread(subject);
        Message made = subject.messages().create(thread, NewMessage.user(Samples.anyScript()));

        assertThat(subject.messages().find(thread, made.id()).text()).isEqualTo(Samples.anyScript());
    }

    @Tag("messages")
    @Requirement(id = "MSG-006", hint = "256,000 characters are allowed.")
    default void aTextOfTheGreatestLengthIsKept(Subject subject) {
        ThreadId thread = emptyThread(subject);
        Message made = subject.messages().create(thread, NewMessage.user(Samples.longText()));

        assertThat(subject.messages().find(thread, made.id()).text()).isEqualTo(Samples.longText());
    }

    @Tag("messages")
    @Requirement(id = "MSG-007")
    default void aMessageKeepsItsMetadata(Subject subject) {
        Message made = subject.messages()
                .create(emptyThread(subject), NewMessage.user("Noted.").withMetadata(Samples.greatestMetadata()));

        assertThat(made.metadata()).isEqualTo(Samples.greatestMetadata());
    }

    @Tag("messages")
    @Requirement(id = "MSG-008")
    default void aMessageOfACallerIsWholeAndOfNoRun(Subject subject) {
        ThreadId thread = emptyThread(subject);
        Message made = subject.messages().create(thread, NewMessage.user("Whole."));

        assertThat(made.threadId()).isEqualTo(thread);
        assertThat(made.status()).isEqualTo(MessageStatus.COMPLETED);
        assertThat(made.runId()).isNull();
        assertThat(made.assistantId()).isNull();
        assertThat(made.incompleteDetails()).isNull();
        assertThat(made.metadata()).isEqualTo(Metadata.NONE);
        assertThat(made.attachments()).isEmpty();
    }

    @Tag("messages")
    @Requirement(id = "MSG-009")
    default void severalPartsStaySeveralParts(Subject subject) {
        Message made = subject.messages()
                .create(
                        emptyThread(subject),
                        new NewMessage(
                                MessageRole.USER,
                                List.of(new NewContentPart.Text("One."), new NewContentPart.Text("Two.")),
                                List.of(),
                                Metadata.NONE));

        assertThat(made.content())
                .extracting(part -> ((ContentPart.Text) part).text().value())
                .containsExactly("One.", "Two.");
    }

    @Tag("messages")
    @Requirement(id = "MSG-010", capability = Capability.IMAGE_INPUT)
    default void anImageIsKeptAmongTheTexts(Subject subject) {
        ImageUrl image = new ImageUrl("https://example.org/oslo.png", "low", Extensions.NONE);
        Message made = subject.messages()
                .create(
                        emptyThread(subject),
                        new NewMessage(
                                MessageRole.USER,
                                List.of(new NewContentPart.Text("Where?"), new NewContentPart.ImageUrlPart(image)),
                                List.of(),
                                Metadata.NONE));

        assertThat(made.content())
                .element(1)
                .isInstanceOfSatisfying(
                        ContentPart.ImageUrlPart.class,
                        part -> assertThat(part.imageUrl()).isEqualTo(image));
    }

    @Tag("messages")
    @Requirement(id = "MSG-011", capability = Capability.MESSAGE_EDITS, hint = "Metadata is replaced, not merged.")
    default void anUpdateReplacesAllMetadataOfAMessage(Subject subject) {
        Message made = noted(subject);

        Message changed = subject.messages()
                .update(made.threadId(), made.id(), MessageChange.metadata(Metadata.of("new", "pair")));

        assertThat(changed.metadata()).isEqualTo(Metadata.of("new", "pair"));
    }

    @Tag("messages")
    @Requirement(id = "MSG-012", capability = Capability.MESSAGE_EDITS)
    default void anUpdateLeavesAllElseOfAMessage(Subject subject) {
        Message made = noted(subject);

        Message changed = subject.messages()
                .update(made.threadId(), made.id(), MessageChange.metadata(Metadata.of("state", "else")));

        assertThat(changed.withMetadata(made.metadata())).isEqualTo(made);
    }

    @Tag("messages")
    @Requirement(id = "MSG-013", capability = Capability.MESSAGE_EDITS)
    default void anUpdateOfAMessageIsFoundAfterwards(Subject subject) {
        Message made = noted(subject);

        subject.messages().update(made.threadId(), made.id(), MessageChange.metadata(Metadata.of("state", "later")));

        assertThat(subject.messages().find(made.threadId(), made.id()).metadata())
                .isEqualTo(Metadata.of("state", "later"));
    }

    @Tag("messages")
    @Requirement(id = "MSG-014", capability = Capability.MESSAGE_EDITS)
    default void aDeletedMessageIsNotFound(Subject subject) {
        Message made = noted(subject);

        subject.messages().delete(made.threadId(), made.id());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().find(made.threadId(), made.id()));
    }

    @Tag("messages")
    @Requirement(
            id = "MSG-015",
            capability = Capability.MESSAGE_EDITS,
            hint = "A repeated delete must not answer as if there had been something.")
    default void aMessageIsDeletedOnce(Subject subject) {
        Message made = noted(subject);
        subject.messages().delete(made.threadId(), made.id());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().delete(made.threadId(), made.id()));
    }

    @Tag("messages")
    @Requirement(id = "MSG-016", capability = Capability.MESSAGE_EDITS)
    default void deletingAMessageLeavesTheOthers(Subject subject) {
        ThreadId thread = emptyThread(subject);
        Message kept = subject.messages().create(thread, NewMessage.user("Kept."));
        MessageId deleted =
                subject.messages().create(thread, NewMessage.user("Deleted.")).id();

        subject.messages().delete(thread, deleted);

        assertThat(subject.messages().list(thread, PageRequest.FIRST).data())
                .extracting(Message::id)
                .containsExactly(kept.id());
    }

    @Tag("messages")
    @Requirement(id = "MSG-017")
    default void aMessageIsNotFoundInAnotherThread(Subject subject) {
        ThreadId other = emptyThread(subject);
        Message made = noted(subject);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().find(other, made.id()));
    }

    @Tag("messages")
    @Requirement(id = "MSG-018", capability = Capability.MESSAGE_EDITS)
    default void aMessageIsNotUpdatedInAnotherThread(Subject subject) {
        ThreadId other = emptyThread(subject);
        Message made = noted(subject);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().update(other, made.id(), MessageChange.metadata(Metadata.NONE)));
    }

    @Tag("messages")
    @Requirement(id = "MSG-019", capability = Capability.MESSAGE_EDITS)
    default void aMessageIsNotDeletedInAnotherThread(Subject subject) {
        ThreadId other = emptyThread(subject);
        Message made = noted(subject);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.messages().delete(other, made.id()));
    }

    @Tag("messages")
    @Requirement(id = "MSG-020")
    default void theMessagesOfAThreadAreNotListedInAnother(Subject subject) {
        ThreadId other = emptyThread(subject);
        noted(subject);

        assertThat(subject.messages().list(other, PageRequest.FIRST).data()).isEmpty();
    }

    @Tag("messages")
    @Requirement(id = "MSG-021", capability = Capability.RUNS)
    default void theMessagesOfARunAreListedAlone(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        NewRun request = NewRun.of(subject.assistant().id()).build();
        Run run = subject.ended(subject.runs().create(subject.askingThread().id(), request));

        assertThat(subject.messages()
                        .list(run.threadId(), run.id(), PageRequest.FIRST)
                        .data())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.runId()).isEqualTo(run.id()));
    }

    private static ThreadId emptyThread(Subject subject) {
        return subject.threads().create(NewThread.EMPTY).id();
    }

    private static Message noted(Subject subject) {
        return subject.messages()
                .create(emptyThread(subject), NewMessage.user("Noted.").withMetadata(Metadata.of("old", "pair")));
    }
}
