package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code PagingContract}: each answers one page otherwise. */
final class PagingSaboteurs {
    private PagingSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("PAG-001", on(PageRequest.FIRST, "3 2 1", asked -> reversed(asked.page())));
        all.put("PAG-002", on(PageRequest.oldest(20), "1 2 3", asked -> reversed(asked.page())));
        all.put("PAG-003", on(PageRequest.oldest(20), "a b c d e f g h", asked -> byId(asked.page())));
        all.put("PAG-004", on(PageRequest.newest(2), "3 2", asked -> page(asked.list(PageRequest.newest(3)), true)));
        all.put(
                "PAG-005",
                on(PageRequest.newest(2), "3 2", asked -> page(asked.page().data(), false)));
        all.put(
                "PAG-006",
                on(PageRequest.oldest(3), "1 2 3", asked -> page(asked.page().data(), true)));
        all.put("PAG-007", on(PageRequest.oldest(2), "1 2", asked -> misnamed(asked.page())));
        all.put("PAG-008", after(Order.ASC, 2, "3 4", asked -> reversed(asked.page())));
        all.put("PAG-009", after(Order.DESC, 2, "2 1", asked -> reversed(asked.page())));
        all.put("PAG-010", before(Order.ASC, "2 3", asked -> page(asked.list(PageRequest.oldest(2)), true)));
        all.put("PAG-011", before(Order.DESC, "3 2", asked -> page(asked.list(PageRequest.newest(2)), true)));
        all.put("PAG-012", before(Order.ASC, "2 3", asked -> page(asked.page().data(), false)));
        all.put("PAG-013", after(Order.ASC, 2, "", asked -> page(asked.page().data(), true)));
        all.put(
                "PAG-014",
                on(
                        PageRequest.oldest(3),
                        "",
                        asked -> new Page<>(
                                List.of(), "", "", false, asked.page().extensions())));
        all.put("PAG-015", after(Order.ASC, 3, "3 4", asked -> reversed(asked.page())));
        all.put("PAG-016", on(PageRequest.oldest(3), "1 3", asked -> reversed(asked.page())));
        all.put(
                "PAG-017",
                after(
                        Order.DESC,
                        3,
                        "2 1",
                        asked -> asked.list(PageRequest.newest(1)).get(0).text().equals("meanwhile")
                                ? reversed(asked.page())
                                : asked.page()));
        all.put(
                "PAG-018",
                after(
                        Order.ASC,
                        1,
                        "3",
                        asked -> page(
                                asked.list(PageRequest.oldest(1)
                                        .after(String.valueOf(asked.page().lastId()))),
                                true)));
        all.put(
                "PAG-019",
                after(
                        Order.DESC,
                        3,
                        "2 1",
                        asked -> asked.list(PageRequest.newest(1)).get(0).text().equals("5")
                                ? reversed(asked.page())
                                : asked.page()));
        all.put("PAG-020", Saboteur.messages(SmallerPages::new));
        all.put("PAG-021", Saboteur.messages(Unnamed::new));
        all.put("PAG-022", assistants(PageRequest.FIRST, PagingSaboteurs::reversedAssistants));
        all.put(
                "PAG-023",
                assistants(
                        PageRequest.oldest(1),
                        page -> new Page<>(page.data(), page.firstId(), page.lastId(), false, page.extensions())));
        return all;
    }

    /** A request for a page, with what was to be answered. */
    private record Asked(Messages messages, ThreadId thread, PageRequest request, Page<Message> page) {
        List<Message> list(PageRequest other) {
            return messages.list(thread, other).data();
        }

        String texts() {
            return String.join(" ", page.data().stream().map(Message::text).toList());
        }
    }

    private interface Answer {
        Page<Message> to(Asked asked);
    }

    private static Saboteur on(PageRequest request, String texts, Answer answer) {
        return lists(asked ->
                asked.request().equals(request) && asked.texts().equals(texts) ? answer.to(asked) : asked.page());
    }

    private static Saboteur after(Order order, int limit, String texts, Answer answer) {
        return lists(asked -> asked.request().after() != null
                        && asked.request().order() == order
                        && asked.request().limit() == limit
                        && asked.texts().equals(texts)
                ? answer.to(asked)
                : asked.page());
    }

    private static Saboteur before(Order order, String texts, Answer answer) {
        return lists(asked -> asked.request().before() != null
                        && asked.request().order() == order
                        && asked.texts().equals(texts)
                ? answer.to(asked)
                : asked.page());
    }

    private static Saboteur lists(Answer answer) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                return answer.to(new Asked(real, thread, page, super.list(thread, page)));
            }
        });
    }

    private static Page<Message> page(List<Message> messages, boolean more) {
        return Page.of(messages, more, message -> message.id().value());
    }

    private static Page<Message> reversed(Page<Message> page) {
        List<Message> messages = new ArrayList<>(page.data());
        Collections.reverse(messages);
        return page(messages, page.hasMore());
    }

    private static Page<Message> byId(Page<Message> page) {
        Comparator<Message> byId = Comparator.comparing(message -> message.id().value());
        return page(page.data().stream().sorted(byId).toList(), page.hasMore());
    }

    private static Page<Message> misnamed(Page<Message> page) {
        return new Page<>(page.data(), page.lastId(), page.firstId(), page.hasMore(), page.extensions());
    }

    private static Page<Assistant> reversedAssistants(Page<Assistant> page) {
        List<Assistant> assistants = new ArrayList<>(page.data());
        Collections.reverse(assistants);
        return Page.of(assistants, page.hasMore(), assistant -> assistant.id().value());
    }

    private static Saboteur assistants(PageRequest request, UnaryOperator<Page<Assistant>> answer) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Page<Assistant> list(PageRequest page) {
                return page.equals(request) ? answer.apply(super.list(page)) : super.list(page);
            }
        });
    }

    private static final class SmallerPages extends PassedMessages {
        SmallerPages(Messages real) {
            super(real);
        }

        @Override
        public Page<Message> list(ThreadId thread, PageRequest page) {
            return super.list(
                    thread, new PageRequest(Math.min(page.limit(), 99), page.order(), page.after(), page.before()));
        }
    }

    private static final class Unnamed extends PassedMessages {
        Unnamed(Messages real) {
            super(real);
        }

        @Override
        public Page<Message> list(ThreadId thread, PageRequest page) {
            try {
                return super.list(thread, page);
            } catch (InvalidRequestException e) {
                throw InvalidRequestException.inThisState(String.valueOf(e.getMessage()));
            }
        }
    }
}
