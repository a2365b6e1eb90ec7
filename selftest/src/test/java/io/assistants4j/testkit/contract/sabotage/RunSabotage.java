package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Ways to break runs, their steps and what they say. */
final class RunSabotage {
    private RunSabotage() {}

    /** Whether a run bears the mark by which it is told from others. */
    static boolean in(Run run, String state) {
        return state.equals(run.metadata().entries().get("state"));
    }

    static boolean in(NewRun run, String state) {
        return state.equals(run.metadata().entries().get("state"));
    }

    /** The run that is active on a thread, in this state. */
    static boolean isBusy(Runs runs, ThreadId thread, RunStatus status) {
        return newest(runs, thread).filter(run -> run.status().equals(status)).isPresent();
    }

    static Optional<Run> newest(Runs runs, ThreadId thread) {
        return runs.list(thread, PageRequest.newest(1)).data().stream().findFirst();
    }

    static InvalidRequestException refusal() {
        return InvalidRequestException.inThisState("It cannot be done.");
    }

    /** A run is shown otherwise wherever it is. */
    static Saboteur shown(UnaryOperator<Run> change) {
        return Saboteur.runs(real -> new Shown(real, change));
    }

    /** The answer to a creation is another. */
    static Saboteur created(UnaryOperator<Run> change) {
        return created((request, run) -> change.apply(run));
    }

    static Saboteur created(BiFunction<NewRun, Run, Run> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                return change.apply(request, super.create(thread, request));
            }
        });
    }

    /** Something else is created than what was asked for. */
    static Saboteur requested(UnaryOperator<NewRun> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                return super.create(thread, change.apply(request));
            }
        });
    }

    static Saboteur found(UnaryOperator<Run> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                return change.apply(super.find(thread, id));
            }
        });
    }

    static Saboteur updated(UnaryOperator<Run> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run update(ThreadId thread, RunId id, RunChange request) {
                return change.apply(super.update(thread, id, request));
            }
        });
    }

    /** A page of runs is another. */
    static Saboteur listed(BiFunction<PageRequest, Page<Run>, Page<Run>> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Page<Run> list(ThreadId thread, PageRequest page) {
                return change.apply(page, super.list(thread, page));
            }
        });
    }

    /** Steps are shown otherwise, listed and found. */
    static Saboteur steps(UnaryOperator<RunStep> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
                return change.apply(super.findStep(thread, run, step, include));
            }

            @Override
            public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
                return mapped(super.listSteps(thread, run, page, include), change);
            }
        });
    }

    /** A page of steps is another. */
    static Saboteur stepsListed(BiFunction<PageRequest, Page<RunStep>, Page<RunStep>> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
                return change.apply(page, super.listSteps(thread, run, page, include));
            }
        });
    }

    /** Messages are shown otherwise, listed and found. */
    static Saboteur messages(UnaryOperator<Message> change) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Message find(ThreadId thread, MessageId id) {
                return change.apply(super.find(thread, id));
            }

            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                return mapped(super.list(thread, page), change);
            }
        });
    }

    /** A page of messages is another. */
    static Saboteur messagesListed(UnaryOperator<List<Message>> change) {
        return Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                Page<Message> whole = super.list(thread, page);
                return Page.of(
                        change.apply(whole.data()),
                        whole.hasMore(),
                        message -> message.id().value());
            }
        });
    }

    /** Messages of a provider that know its runs. */
    static Saboteur messages(BiFunction<Messages, Runs, Messages> change) {
        return Saboteur.provider(real -> new SabotagedProvider(real) {
            private final Messages changed = change.apply(real.messages(), real.runs());

            @Override
            public Messages messages() {
                return changed;
            }
        });
    }

    /** Runs of a provider that know all of it. */
    static Saboteur runs(BiFunction<Runs, AssistantsProvider, Runs> change) {
        return Saboteur.provider(real -> new SabotagedProvider(real) {
            private final Runs changed = change.apply(real.runs(), real);

            @Override
            public Runs runs() {
                return changed;
            }
        });
    }

    static <T> Page<T> mapped(Page<T> page, UnaryOperator<T> change) {
        return new Page<>(
                page.data().stream().map(change).toList(),
                page.firstId(),
                page.lastId(),
                page.hasMore(),
                page.extensions());
    }

    static <T> Page<T> reversed(Page<T> page) {
        List<T> items = new ArrayList<>(page.data());
        Collections.reverse(items);
        return new Page<>(items, page.firstId(), page.lastId(), page.hasMore(), page.extensions());
    }

    static <T> Page<T> ending(Page<T> page) {
        return new Page<>(page.data(), page.firstId(), page.lastId(), false, page.extensions());
    }

    private static final class Shown extends PassedRuns {
        private final UnaryOperator<Run> change;

        Shown(Runs real, UnaryOperator<Run> change) {
            super(real);
            this.change = change;
        }

        @Override
        public Run create(ThreadId thread, NewRun request) {
            return change.apply(super.create(thread, request));
        }

        @Override
        public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
            return change.apply(super.createAndWait(thread, request, timeout));
        }

        @Override
        public Run createWithThread(NewThreadRun request) {
            return change.apply(super.createWithThread(request));
        }

        @Override
        public Run find(ThreadId thread, RunId id) {
            return change.apply(super.find(thread, id));
        }

        @Override
        public Page<Run> list(ThreadId thread, PageRequest page) {
            return mapped(super.list(thread, page), change);
        }

        @Override
        public Run update(ThreadId thread, RunId id, RunChange request) {
            return change.apply(super.update(thread, id, request));
        }

        @Override
        public Run cancel(ThreadId thread, RunId id) {
            return change.apply(super.cancel(thread, id));
        }

        @Override
        public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
            return change.apply(super.submit(thread, id, outputs));
        }
    }
}
