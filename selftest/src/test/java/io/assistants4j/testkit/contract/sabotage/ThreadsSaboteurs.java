package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code ThreadsContract}. */
final class ThreadsSaboteurs {
    private ThreadsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("THR-001", found(t -> isIn(t, "found") ? noted(t, "state", "lost") : t));
        all.put("THR-002", Saboteur.threads(OneTwin::new));
        all.put("THR-003", created((asked, t) -> t.metadata().entries().size() == 16 ? noted(t, "a", "b") : t));
        all.put("THR-004", created((asked, t) -> asked.equals(NewThread.EMPTY) ? noted(t, "empty", "yes") : t));
        all.put("THR-005", Saboteur.threads(Reversing::new));
        all.put("THR-006", updated((asked, t) -> asked.metadata() instanceof Change.Keep ? bare(t) : t));
        all.put(
                "THR-007",
                updated((asked, t) -> t.metadata().equals(Metadata.of("new", "pair")) ? noted(t, "old", "pair") : t));
        all.put(
                "THR-008",
                updated((asked, t) -> asked.metadata() instanceof Change.Clear ? noted(t, "old", "pair") : t));
        all.put("THR-009", found(t -> isIn(t, "later") ? bare(t) : t));
        all.put("THR-010", updated((asked, t) -> isIn(t, "aged") ? younger(t) : t));
        all.put("THR-011", Saboteur.threads(StillFound::new));
        all.put("THR-012", Saboteur.threads(DeletedTwice::new));
        all.put("THR-013", Saboteur.threads(DeletesTwo::new));
        all.put("THR-014", Saboteur.messages(ListsOfTheDead::new));
        all.put("THR-015", Saboteur.messages(FindsOfTheDead::new));
        all.put("THR-016", Saboteur.messages(TakesForTheDead::new));
        all.put("THR-017", Saboteur.threads(UpdatesGhosts::new));
        return all;
    }

    private static boolean isIn(AssistantThread thread, String state) {
        return state.equals(thread.metadata().entries().get("state"));
    }

    private static AssistantThread noted(AssistantThread thread, String key, String value) {
        return ThreadChange.metadata(Metadata.of(key, value)).applyTo(thread);
    }

    private static AssistantThread bare(AssistantThread thread) {
        return ThreadChange.metadata(Metadata.NONE).applyTo(thread);
    }

    private static AssistantThread younger(AssistantThread t) {
        return new AssistantThread(
                t.id(), t.createdAt().plus(Duration.ofHours(1)), t.toolResources(), t.metadata(), t.extensions());
    }

    private static Saboteur created(BiFunction<NewThread, AssistantThread, AssistantThread> change) {
        return Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public AssistantThread create(NewThread request) {
                return change.apply(request, super.create(request));
            }
        });
    }

    private static Saboteur found(UnaryOperator<AssistantThread> change) {
        return Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public AssistantThread find(ThreadId id) {
                return change.apply(super.find(id));
            }
        });
    }

    private static Saboteur updated(BiFunction<ThreadChange, AssistantThread, AssistantThread> change) {
        return Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public AssistantThread update(ThreadId id, ThreadChange request) {
                return change.apply(request, super.update(id, request));
            }
        });
    }

    private static final class OneTwin extends PassedThreads {
        private final Map<NewThread, AssistantThread> made = new HashMap<>();

        OneTwin(Threads real) {
            super(real);
        }

        @Override
        public AssistantThread create(NewThread request) {
            return "twin".equals(request.metadata().entries().get("state"))
                    ? made.computeIfAbsent(request, super::create)
                    : super.create(request);
        }
    }

    private static final class Reversing extends PassedThreads {
        Reversing(Threads real) {
            super(real);
        }

        @Override
        public AssistantThread create(NewThread request) {
            List<NewMessage> messages = new ArrayList<>(request.messages());
            Collections.reverse(messages);
            return super.create(new NewThread(messages, request.toolResources(), request.metadata()));
        }
    }

    /** Remembers what it deletes. */
    private abstract static class Remembering extends PassedThreads {
        private final Map<ThreadId, AssistantThread> deleted = new HashMap<>();

        Remembering(Threads real) {
            super(real);
        }

        @Override
        public void delete(ThreadId id) {
            AssistantThread last = super.find(id);
            super.delete(id);
            deleted.put(id, last);
        }

        final AssistantThread remembered(ThreadId id, NotFoundException otherwise) {
            AssistantThread last = deleted.get(id);
            if (last == null) {
                throw otherwise;
            }
            return last;
        }
    }

    private static final class StillFound extends Remembering {
        StillFound(Threads real) {
            super(real);
        }

        @Override
        public AssistantThread find(ThreadId id) {
            try {
                return super.find(id);
            } catch (NotFoundException e) {
                return remembered(id, e);
            }
        }
    }

    private static final class DeletedTwice extends Remembering {
        DeletedTwice(Threads real) {
            super(real);
        }

        @Override
        public void delete(ThreadId id) {
            try {
                super.delete(id);
            } catch (NotFoundException e) {
                remembered(id, e);
            }
        }
    }

    private static final class UpdatesGhosts extends Remembering {
        UpdatesGhosts(Threads real) {
            super(real);
        }

        @Override
        public AssistantThread update(ThreadId id, ThreadChange change) {
            try {
                return super.update(id, change);
            } catch (NotFoundException e) {
                return change.applyTo(remembered(id, e));
            }
        }
    }

    private static final class DeletesTwo extends PassedThreads {
        private final List<ThreadId> made = new ArrayList<>();

        DeletesTwo(Threads real) {
            super(real);
        }

        @Override
        public AssistantThread create(NewThread request) {
            AssistantThread thread = super.create(request);
            made.add(thread.id());
            return thread;
        }

        @Override
        public void delete(ThreadId id) {
            super.delete(id);
            if (made.indexOf(id) == 1) {
                super.delete(made.get(0));
            }
        }
    }

    private static final class ListsOfTheDead extends PassedMessages {
        ListsOfTheDead(Messages real) {
            super(real);
        }

        @Override
        public Page<Message> list(ThreadId thread, PageRequest page) {
            try {
                return super.list(thread, page);
            } catch (NotFoundException e) {
                if (thread.value().endsWith("nobody")) {
                    throw e;
                }
                return Page.of(List.of(), false, Object::toString);
            }
        }
    }

    private static final class FindsOfTheDead extends PassedMessages {
        private final Map<MessageId, Message> made = new HashMap<>();

        FindsOfTheDead(Messages real) {
            super(real);
        }

        @Override
        public Message create(ThreadId thread, NewMessage request) {
            Message message = super.create(thread, request);
            if (message.text().equals("Hello?")) {
                made.put(message.id(), message);
            }
            return message;
        }

        @Override
        public Message find(ThreadId thread, MessageId id) {
            return made.containsKey(id) ? made.get(id) : super.find(thread, id);
        }
    }

    private static final class TakesForTheDead extends PassedMessages {
        private final List<Message> made = new ArrayList<>();

        TakesForTheDead(Messages real) {
            super(real);
        }

        @Override
        public Message create(ThreadId thread, NewMessage request) {
            try {
                made.add(super.create(thread, request));
            } catch (NotFoundException e) {
                if (thread.value().endsWith("nobody")) {
                    throw e;
                }
            }
            return made.get(made.size() - 1);
        }
    }
}
