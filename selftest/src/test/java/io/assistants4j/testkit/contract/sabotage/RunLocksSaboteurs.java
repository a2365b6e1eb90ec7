package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.isBusy;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.refusal;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.updated;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Saboteurs of {@code RunLocksContract}. */
final class RunLocksSaboteurs {
    private RunLocksSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("RUN-108", wordlessForRuns(RunStatus.REQUIRES_ACTION));
        all.put("RUN-109", wordlessForRuns(RunStatus.IN_PROGRESS));
        all.put("RUN-110", wordlessForRuns(RunStatus.QUEUED));
        all.put("RUN-111", wordlessForMessages(RunStatus.REQUIRES_ACTION));
        all.put("RUN-112", wordlessForMessages(RunStatus.IN_PROGRESS));
        all.put("RUN-113", Saboteur.provider(KeepsRefusedMessages::new));
        all.put("RUN-114", Saboteur.provider(real -> new SabotagedProvider(real) {
            @Override
            public Threads threads() {
                return new PassedThreads(real.threads()) {
                    @Override
                    public AssistantThread update(ThreadId id, ThreadChange change) {
                        if (isBusy(real.runs(), id, RunStatus.REQUIRES_ACTION)) {
                            throw refusal();
                        }
                        return super.update(id, change);
                    }
                };
            }
        }));
        all.put(
                "RUN-115",
                updated(run -> run.status().equals(RunStatus.REQUIRES_ACTION)
                        ? run.draft().requiredAction(null).build()
                        : run));
        all.put("RUN-116", RunSabotage.messages((messages, runs) -> new PassedMessages(messages) {
            @Override
            public Message update(ThreadId thread, MessageId id, MessageChange change) {
                if (isBusy(runs, thread, RunStatus.REQUIRES_ACTION)) {
                    throw refusal();
                }
                return super.update(thread, id, change);
            }
        }));
        all.put("RUN-117", RunSabotage.messages((messages, runs) -> new PassedMessages(messages) {
            @Override
            public Message find(ThreadId thread, MessageId id) {
                Message found = super.find(thread, id);
                if (isBusy(runs, thread, RunStatus.REQUIRES_ACTION)) {
                    throw refusal();
                }
                return found;
            }
        }));
        all.put("RUN-118", Saboteur.runs(LocksAll::new));
        all.put("RUN-119", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                try {
                    return super.create(thread, request);
                } catch (InvalidRequestException e) {
                    return in(request, "racing")
                            ? RunSabotage.newest(real, thread).orElseThrow()
                            : rethrown(e);
                }
            }
        }));
        all.put("RUN-120", locked("And after it completed?"));
        all.put("RUN-121", locked("And after it failed?"));
        all.put("RUN-122", locked("And after it was cut?"));
        all.put("RUN-123", locked("And after it expired?"));
        return all;
    }

    /** A thread takes no message of this text. */
    static Saboteur locked(String text) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message create(ThreadId thread, NewMessage request) {
                if (request.equals(NewMessage.user(text))) {
                    throw refusal();
                }
                return super.create(thread, request);
            }
        });
    }

    private static Saboteur wordlessForRuns(RunStatus active) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                try {
                    return super.create(thread, request);
                } catch (InvalidRequestException e) {
                    throw isBusy(real, thread, active) && !in(request, "racing") ? refusal() : e;
                }
            }
        });
    }

    private static Saboteur wordlessForMessages(RunStatus active) {
        return RunSabotage.messages((messages, runs) -> new PassedMessages(messages) {
            @Override
            public Message create(ThreadId thread, NewMessage request) {
                try {
                    return super.create(thread, request);
                } catch (InvalidRequestException e) {
                    throw isBusy(runs, thread, active) ? refusal() : e;
                }
            }
        });
    }

    private static Run rethrown(InvalidRequestException e) {
        throw e;
    }

    /** Shows messages of runs that were refused because of another. */
    private static final class KeepsRefusedMessages extends SabotagedProvider {
        private final List<NewMessage> kept = new ArrayList<>();

        KeepsRefusedMessages(AssistantsProvider real) {
            super(real);
        }

        @Override
        public Runs runs() {
            return new PassedRuns(super.runs()) {
                @Override
                public Run create(ThreadId thread, NewRun request) {
                    try {
                        return super.create(thread, request);
                    } catch (InvalidRequestException e) {
                        kept.addAll(request.additionalMessages());
                        throw e;
                    }
                }
            };
        }

        @Override
        public Messages messages() {
            return new PassedMessages(super.messages()) {
                @Override
                public Page<Message> list(ThreadId thread, PageRequest page) {
                    Page<Message> whole = super.list(thread, page);
                    List<Message> more = new ArrayList<>(whole.data());
                    kept.forEach(message -> more.add(whole.data()
                            .get(0)
                            .withContent(message.content().stream()
                                    .map(NewContentPart::kept)
                                    .toList())));
                    return Page.of(
                            more, whole.hasMore(), message -> message.id().value());
                }
            };
        }
    }

    private static final class LocksAll extends PassedRuns {
        private final Set<ThreadId> locking = ConcurrentHashMap.newKeySet();

        LocksAll(Runs real) {
            super(real);
        }

        @Override
        public Run create(ThreadId thread, NewRun request) {
            if (!locking.isEmpty()) {
                throw refusal();
            }
            if (in(request, "locking")) {
                locking.add(thread);
            }
            return super.create(thread, request);
        }
    }
}
