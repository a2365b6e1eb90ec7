package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What lists are: their order, their pages, their cursors, their ends. */
public interface PagingContract extends AreaContract {
    @Tag("paging")
    @Requirement(id = "PAG-001")
    default void aListIsNewestFirstByDefault(Subject subject) {
        ThreadId thread = subject.thread("1", "2").id();
        subject.clock().advance(Samples.A_WHILE);
        subject.messages().create(thread, NewMessage.user("3"));

        assertThat(texts(subject.messages().list(thread, PageRequest.FIRST))).containsExactly("3", "2", "1");
    }

    @Tag("paging")
    @Requirement(id = "PAG-002")
    default void aListIsOldestFirstOnDemand(Subject subject) {
        ThreadId thread = subject.thread("1", "2").id();
        subject.clock().advance(Samples.A_WHILE);
        subject.messages().create(thread, NewMessage.user("3"));

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(20))))
                .containsExactly("1", "2", "3");
    }

    @Tag("paging")
    @Requirement(id = "PAG-003", hint = "created_at has one second; keep a second, monotonic sort key.")
    default void whatWasMadeAtTheSameTimeStandsInTheOrderItWasMade(Subject subject) {
        ThreadId thread = subject.thread("a", "b", "c", "d", "e", "f", "g", "h").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(20))))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Tag("paging")
    @Requirement(id = "PAG-004")
    default void aPageHoldsNoMoreThanItsLimit(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.newest(2))))
                .containsExactly("3", "2");
    }

    @Tag("paging")
    @Requirement(id = "PAG-005")
    default void aPageSaysThatMoreFollow(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3").id();

        assertThat(subject.messages().list(thread, PageRequest.newest(2)).hasMore())
                .isTrue();
    }

    @Tag("paging")
    @Requirement(id = "PAG-006")
    default void aPageThatIsJustFullMayBeTheLast(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3").id();

        assertThat(subject.messages().list(thread, PageRequest.oldest(3)).hasMore())
                .isFalse();
    }

    @Tag("paging")
    @Requirement(id = "PAG-007")
    default void aPageNamesItsEnds(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3").id();
        Page<Message> page = subject.messages().list(thread, PageRequest.oldest(2));

        assertThat(page.firstId()).isEqualTo(page.data().get(0).id().value());
        assertThat(page.lastId()).isEqualTo(page.data().get(1).id().value());
    }

    @Tag("paging")
    @Requirement(id = "PAG-008")
    default void afterFollowsInTheOrderOldestFirst(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(2).after(id(subject, thread, "2")))))
                .containsExactly("3", "4");
    }

    @Tag("paging")
    @Requirement(id = "PAG-009", hint = "Cursors are relative to the order asked for.")
    default void afterFollowsInTheOrderNewestFirst(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.newest(2).after(id(subject, thread, "3")))))
                .containsExactly("2", "1");
    }

    @Tag("paging")
    @Requirement(id = "PAG-010")
    default void beforeGivesTheNearestOldestFirst(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(2).before(id(subject, thread, "4")))))
                .containsExactly("2", "3");
    }

    @Tag("paging")
    @Requirement(id = "PAG-011")
    default void beforeGivesTheNearestNewestFirst(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();

        assertThat(texts(subject.messages().list(thread, PageRequest.newest(2).before(id(subject, thread, "1")))))
                .containsExactly("3", "2");
    }

    @Tag("paging")
    @Requirement(id = "PAG-012", hint = "has_more is about the direction walked.")
    default void beforeSaysWhetherMorePrecede(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();
        PageRequest two = PageRequest.oldest(2);

        assertThat(subject.messages()
                        .list(thread, two.before(id(subject, thread, "4")))
                        .hasMore())
                .isTrue();
        assertThat(subject.messages()
                        .list(thread, two.before(id(subject, thread, "3")))
                        .hasMore())
                .isFalse();
    }

    @Tag("paging")
    @Requirement(id = "PAG-013", hint = "One of the official clients asks once more after the last page.")
    default void afterTheLastComesAnEmptyPage(Subject subject) {
        ThreadId thread = subject.thread("1", "2").id();
        Page<Message> page =
                subject.messages().list(thread, PageRequest.oldest(2).after(id(subject, thread, "2")));

        assertThat(page.data()).isEmpty();
        assertThat(page.hasMore()).isFalse();
    }

    @Tag("paging")
    @Requirement(id = "PAG-014")
    default void anEmptyPageNamesNoEnds(Subject subject) {
        Page<Message> page = subject.messages().list(subject.thread().id(), PageRequest.oldest(3));

        assertThat(page.firstId()).isNull();
        assertThat(page.lastId()).isNull();
        assertThat(page.hasMore()).isFalse();
    }

    @Tag("paging")
    @Requirement(id = "PAG-015", capability = Capability.MESSAGE_EDITS)
    default void aCursorOutlivesItsItem(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4").id();
        String cursor = id(subject, thread, "2");

        subject.messages().delete(thread, new MessageId(cursor));

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(3).after(cursor))))
                .containsExactly("3", "4");
    }

    @Tag("paging")
    @Requirement(id = "PAG-016", capability = Capability.MESSAGE_EDITS)
    default void aDeletedItemIsNotListed(Subject subject) {
        ThreadId thread = subject.thread("1", "gone", "3").id();

        subject.messages().delete(thread, new MessageId(id(subject, thread, "gone")));

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(3))))
                .containsExactly("1", "3");
    }

    @Tag("paging")
    @Requirement(id = "PAG-017")
    default void whatIsAddedMeanwhileDoesNotShiftThePages(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4", "5").id();
        Page<Message> first = subject.messages().list(thread, PageRequest.newest(3));

        subject.messages().create(thread, NewMessage.user("meanwhile"));

        assertThat(texts(subject.messages().list(thread, PageRequest.newest(3).after(String.valueOf(first.lastId())))))
                .containsExactly("2", "1");
    }

    @Tag("paging")
    @Requirement(id = "PAG-018")
    default void walkingVisitsEveryItemOnce(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4", "5").id();

        assertThat(Page.walk(PageRequest.oldest(1), page -> subject.messages().list(thread, page)))
                .extracting(Message::text)
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Tag("paging")
    @Requirement(id = "PAG-019")
    default void walkingBackVisitsEveryItemOnce(Subject subject) {
        ThreadId thread = subject.thread("1", "2", "3", "4", "5").id();

        assertThat(Page.walk(PageRequest.newest(3), page -> subject.messages().list(thread, page)))
                .extracting(Message::text)
                .containsExactly("5", "4", "3", "2", "1");
    }

    @Tag("paging")
    @Requirement(id = "PAG-020")
    default void aHundredItemsFitOnAPage(Subject subject) {
        List<String> texts = new ArrayList<>(Collections.nCopies(99, "one of many"));
        texts.add("last");
        ThreadId thread = subject.thread(texts.toArray(String[]::new)).id();

        assertThat(texts(subject.messages().list(thread, PageRequest.oldest(100))))
                .isEqualTo(texts);
    }

    @Tag("paging")
    @Requirement(id = "PAG-021", hint = "The error's param says which of the two cursors it is.")
    default void aCursorThatNeverWasIsRefusedByName(Subject subject) {
        ThreadId thread = subject.thread("1").id();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> subject.messages().list(thread, PageRequest.FIRST.after("msg_nobody")))
                .satisfies(refusal -> assertThat(refusal.param()).hasValue("after"));
    }

    @Tag("paging")
    @Requirement(id = "PAG-022")
    default void assistantsAreListedNewestFirst(Subject subject) {
        Assistant one = subject.assistant();
        Assistant two = subject.assistant();

        assertThat(subject.assistants().list(PageRequest.FIRST).data())
                .extracting(Assistant::id)
                .containsExactly(two.id(), one.id());
    }

    @Tag("paging")
    @Requirement(id = "PAG-023")
    default void assistantsAreListedInPages(Subject subject) {
        Assistant one = subject.assistant();
        Assistant two = subject.assistant();
        Page<Assistant> first = subject.assistants().list(PageRequest.oldest(1));

        assertThat(first.hasMore()).isTrue();
        assertThat(first.lastId()).isEqualTo(one.id().value());
        assertThat(subject.assistants()
                        .list(PageRequest.oldest(1).after(one.id().value()))
                        .data())
                .extracting(Assistant::id)
                .containsExactly(two.id());
    }

    private static List<String> texts(Page<Message> page) {
        return page.data().stream().map(Message::text).toList();
    }

    private static String id(Subject subject, ThreadId thread, String text) {
        return subject.messages().list(thread, PageRequest.oldest(20)).data().stream()
                .filter(message -> message.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the list lacks " + text))
                .id()
                .value();
    }
}
