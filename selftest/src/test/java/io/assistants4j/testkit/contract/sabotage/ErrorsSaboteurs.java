package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.ThreadChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Saboteurs of {@code ErrorsContract}: each fails in one place with words that say less. */
final class ErrorsSaboteurs {
    private ErrorsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        assistants(all);
        threads(all);
        messages(all);
        runs(all);
        all.put("ERR-017", Saboteur.provider(BrokenFutures::new));
        return all;
    }

    private static void assistants(Map<String, Saboteur> all) {
        all.put("ERR-001", assistantFound(id -> unnamedWhere(id.equals("asst_nobody"))));
        all.put("ERR-012", Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant update(AssistantId id, AssistantChange change) {
                return vaguely(id.value(), () -> super.update(id, change));
            }
        }));
        all.put("ERR-015", Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public void delete(AssistantId id) {
                vaguely(id.value(), () -> {
                    super.delete(id);
                    return id;
                });
            }
        }));
        all.put("ERR-016", assistantFound(id -> unnamedWhere(id.contains("/"))));
        all.put("ERR-018", assistantFound(id -> unnamedWhere(id.equals("asst_typed"))));
    }

    private static void threads(Map<String, Saboteur> all) {
        all.put("ERR-002", Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public AssistantThread find(ThreadId id) {
                return vaguely(id.value(), () -> super.find(id));
            }
        }));
        all.put("ERR-013", Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public AssistantThread update(ThreadId id, ThreadChange change) {
                return vaguely(id.value(), () -> super.update(id, change));
            }
        }));
        all.put("ERR-014", Saboteur.threads(real -> new PassedThreads(real) {
            @Override
            public void delete(ThreadId id) {
                vaguely(id.value(), () -> {
                    super.delete(id);
                    return id;
                });
            }
        }));
    }

    private static void messages(Map<String, Saboteur> all) {
        all.put("ERR-003", Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message find(ThreadId thread, MessageId id) {
                return vaguely(id.value(), () -> super.find(thread, id));
            }
        }));
        all.put("ERR-010", Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                return vaguely(thread.value(), () -> super.list(thread, page));
            }
        }));
        all.put("ERR-011", Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message create(ThreadId thread, NewMessage request) {
                return vaguely(thread.value(), () -> super.create(thread, request));
            }
        }));
    }

    private static void runs(Map<String, Saboteur> all) {
        all.put("ERR-004", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                return vaguely(id.value(), () -> super.find(thread, id));
            }
        }));
        all.put("ERR-005", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
                return vaguely(run.value(), () -> super.listSteps(thread, run, page, include));
            }
        }));
        all.put("ERR-006", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
                if (step.value().endsWith("nobody")) {
                    throw new IllegalStateException("no step");
                }
                return super.findStep(thread, run, step, include);
            }
        }));
        all.put("ERR-007", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                return vaguely(request.assistantId().value(), () -> super.create(thread, request));
            }
        }));
        all.put("ERR-008", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                return vaguely(thread.value(), () -> super.create(thread, request));
            }
        }));
        all.put("ERR-009", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Page<Run> list(ThreadId thread, PageRequest page) {
                return vaguely(thread.value(), () -> super.list(thread, page));
            }
        }));
    }

    private interface Check {
        void of(String id);
    }

    private static Saboteur assistantFound(Check check) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                check.of(id.value());
                return super.find(id);
            }
        });
    }

    /** Fails without a word about the id, where it is the id of nobody. */
    private static <T> T vaguely(String id, Supplier<T> call) {
        unnamedWhere(id.endsWith("nobody"));
        return call.get();
    }

    private static void unnamedWhere(boolean here) {
        if (here) {
            throw new NotFoundException("Something is not there.", ErrorDetails.NONE, null);
        }
    }

    private static final class BrokenFutures extends SabotagedProvider {
        private final AsyncProvider broken;

        BrokenFutures(AssistantsProvider real) {
            super(real);
            PassedThreads threads = new PassedThreads(real.threads()) {
                @Override
                public AssistantThread find(ThreadId id) {
                    throw new IllegalStateException(id.value());
                }
            };
            broken = new AsyncProvider(real.assistants(), threads, real.messages(), real.runs(), Runnable::run);
        }

        @Override
        public AsyncProvider async() {
            return broken;
        }
    }
}
