package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code MessagesContract}. */
final class MessagesSaboteurs {
    private static final int LONG = 255_999;

    private MessagesSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("MSG-001", found(m -> m.text().equals("Found.") ? m.withMetadata(Metadata.of("a", "b")) : m));
        all.put("MSG-002", Saboteur.messages(OneTwin::new));
        all.put("MSG-003", created(m -> m.text().equals("Plain.") ? twice(m) : m));
        all.put("MSG-004", created(m -> m.text().equals("Me.") ? as(m, MessageRole.USER, m.status()) : m));
        all.put(
                "MSG-005",
                found(m -> m.role().equals(MessageRole.USER) && isShortInScripts(m.text())
                        ? says(m, m.text().replace('\u2028', '\n'))
                        : m));
        all.put(
                "MSG-006",
                found(m -> m.text().length() > LONG ? says(m, m.text().substring(1)) : m));
        all.put("MSG-007", created(m -> m.metadata().entries().size() == 16 ? m.withMetadata(Metadata.NONE) : m));
        all.put("MSG-008", created(m -> m.text().equals("Whole.") ? as(m, m.role(), MessageStatus.IN_PROGRESS) : m));
        all.put("MSG-009", created(m -> m.text().equals("One.\nTwo.") ? says(m, m.text()) : m));
        all.put("MSG-010", created(m -> m.content().size() == 2 ? blurred(m) : m));
        all.put(
                "MSG-011",
                updated(m -> m.metadata().equals(Metadata.of("new", "pair"))
                        ? m.withMetadata(new Metadata(Map.of("new", "pair", "old", "pair")))
                        : m));
        all.put("MSG-012", updated(m -> isIn(m, "else") ? says(m, "Else.") : m));
        all.put("MSG-013", found(m -> isIn(m, "later") ? m.withMetadata(Metadata.NONE) : m));
        all.put("MSG-014", Saboteur.messages(StillFound::new));
        all.put("MSG-015", Saboteur.messages(DeletedTwice::new));
        all.put("MSG-016", Saboteur.messages(DeletesTheKept::new));
        all.put("MSG-017", Saboteur.messages(FindsAnywhere::new));
        all.put("MSG-018", Saboteur.messages(UpdatesAnywhere::new));
        all.put("MSG-019", Saboteur.messages(DeletesAnywhere::new));
        all.put("MSG-020", Saboteur.messages(ListsAnywhere::new));
        all.put("MSG-021", Saboteur.messages(ListsAllOfARun::new));
        return all;
    }

    private static boolean isIn(Message message, String state) {
        return state.equals(message.metadata().entries().get("state"));
    }

    private static boolean isShortInScripts(String text) {
        return text.indexOf('\u2028') >= 0 && text.length() < LONG;
    }

    private static Message says(Message message, String text) {
        return message.withContent(List.of(ContentPart.text(text)));
    }

    private static Message twice(Message message) {
        return message.withContent(
                List.of(message.content().get(0), message.content().get(0)));
    }

    private static Message blurred(Message message) {
        return message.withContent(message.content().stream()
                .map(part -> part instanceof ContentPart.ImageUrlPart image ? blurred(image) : part)
                .toList());
    }

    private static ContentPart blurred(ContentPart.ImageUrlPart part) {
        return new ContentPart.ImageUrlPart(
                new ImageUrl(part.imageUrl().url(), null, Extensions.NONE), part.extensions());
    }

    private static Message as(Message m, MessageRole role, MessageStatus status) {
        return new Message(
                m.id(),
                m.createdAt(),
                m.threadId(),
                status,
                m.incompleteDetails(),
                m.completedAt(),
                m.incompleteAt(),
                role,
                m.content(),
                m.assistantId(),
                m.runId(),
                m.attachments(),
                m.metadata(),
                m.extensions());
    }

    private static Saboteur created(UnaryOperator<Message> change) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message create(ThreadId thread, NewMessage request) {
                return change.apply(super.create(thread, request));
            }
        });
    }

    private static Saboteur found(UnaryOperator<Message> change) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message find(ThreadId thread, MessageId id) {
                return change.apply(super.find(thread, id));
            }
        });
    }

    private static Saboteur updated(UnaryOperator<Message> change) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message update(ThreadId thread, MessageId id, MessageChange request) {
                return change.apply(super.update(thread, id, request));
            }
        });
    }

    private static final class OneTwin extends PassedMessages {
        private final Map<NewMessage, Message> made = new HashMap<>();

        OneTwin(Messages real) {
            super(real);
        }

        @Override
        public Message create(ThreadId thread, NewMessage request) {
            return request.equals(NewMessage.user("Twin."))
                    ? made.computeIfAbsent(request, first -> super.create(thread, first))
                    : super.create(thread, request);
        }
    }

    /** Remembers what was made, and what of it was deleted. */
    private abstract static class Remembering extends PassedMessages {
        private final Map<MessageId, Message> made = new HashMap<>();
        private final Map<MessageId, Message> deleted = new HashMap<>();

        Remembering(Messages real) {
            super(real);
        }

        @Override
        public Message create(ThreadId thread, NewMessage request) {
            Message message = super.create(thread, request);
            made.put(message.id(), message);
            return message;
        }

        @Override
        public void delete(ThreadId thread, MessageId id) {
            super.delete(thread, id);
            deleted.put(id, made.get(id));
        }

        final Message deleted(MessageId id, NotFoundException otherwise) {
            return Optional.ofNullable(deleted.get(id)).orElseThrow(() -> otherwise);
        }

        final ThreadId threadOf(MessageId id, ThreadId otherwise) {
            return deleted.containsKey(id) || !made.containsKey(id)
                    ? otherwise
                    : made.get(id).threadId();
        }

        final List<Message> saying(String text) {
            return made.values().stream()
                    .filter(message -> message.text().equals(text))
                    .toList();
        }
    }

    private static final class StillFound extends Remembering {
        StillFound(Messages real) {
            super(real);
        }

        @Override
        public Message find(ThreadId thread, MessageId id) {
            try {
                return super.find(thread, id);
            } catch (NotFoundException e) {
                return deleted(id, e);
            }
        }
    }

    private static final class DeletedTwice extends Remembering {
        DeletedTwice(Messages real) {
            super(real);
        }

        @Override
        public void delete(ThreadId thread, MessageId id) {
            try {
                super.delete(thread, id);
            } catch (NotFoundException e) {
                deleted(id, e);
            }
        }
    }

    private static final class DeletesTheKept extends Remembering {
        DeletesTheKept(Messages real) {
            super(real);
        }

        @Override
        public void delete(ThreadId thread, MessageId id) {
            super.delete(thread, id);
            saying("Kept.").forEach(message -> super.delete(thread, message.id()));
        }
    }

    private static final class FindsAnywhere extends Remembering {
        FindsAnywhere(Messages real) {
            super(real);
        }

        @Override
        public Message find(ThreadId thread, MessageId id) {
            return super.find(threadOf(id, thread), id);
        }
    }

    private static final class UpdatesAnywhere extends Remembering {
        UpdatesAnywhere(Messages real) {
            super(real);
        }

        @Override
        public Message update(ThreadId thread, MessageId id, MessageChange change) {
            return super.update(threadOf(id, thread), id, change);
        }
    }

    private static final class DeletesAnywhere extends Remembering {
        DeletesAnywhere(Messages real) {
            super(real);
        }

        @Override
        public void delete(ThreadId thread, MessageId id) {
            super.delete(threadOf(id, thread), id);
        }
    }

    private static final class ListsAnywhere extends Remembering {
        ListsAnywhere(Messages real) {
            super(real);
        }

        @Override
        public Page<Message> list(ThreadId thread, PageRequest page) {
            List<Message> noted = saying("Noted.");
            return noted.isEmpty()
                    ? super.list(thread, page)
                    : Page.of(noted, false, message -> message.id().value());
        }
    }

    private static final class ListsAllOfARun extends PassedMessages {
        ListsAllOfARun(Messages real) {
            super(real);
        }

        @Override
        public Page<Message> list(ThreadId thread, RunId run, PageRequest page) {
            return super.list(thread, page);
        }
    }
}
