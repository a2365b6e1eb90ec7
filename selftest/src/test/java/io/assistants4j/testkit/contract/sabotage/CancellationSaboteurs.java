package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunEndingsSaboteurs.brokenOff;
import static io.assistants4j.testkit.contract.sabotage.RunEndingsSaboteurs.ended;
import static io.assistants4j.testkit.contract.sabotage.RunEndingsSaboteurs.forgetting;
import static io.assistants4j.testkit.contract.sabotage.RunLimitsSaboteurs.failing;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.found;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.isBusy;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.refusal;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.steps;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Saboteurs of {@code CancellationContract}. */
final class CancellationSaboteurs {
    private CancellationSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("CAN-001", failing("asking", RunStatus.CANCELLED));
        all.put("CAN-002", failing("working", RunStatus.CANCELLED));
        all.put("CAN-003", failing("queueing", RunStatus.CANCELLED));
        all.put("CAN-004", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run cancel(ThreadId thread, RunId id) {
                Run before = super.find(thread, id);
                super.cancel(thread, id);
                return before;
            }
        }));
        all.put("CAN-005", ended(RunStatus.CANCELLED, draft -> draft.cancelledAt(null)));
        all.put(
                "CAN-006",
                brokenOff("run_cancelled", message -> Exchanged.message(message, "incompleteDetails", null)));
        all.put("CAN-007", forgetting("run_cancelled"));
        all.put(
                "CAN-008",
                steps(step -> isCancelled(step, RunStepType.MESSAGE_CREATION)
                        ? Exchanged.step(step, "status", RunStepStatus.COMPLETED)
                        : step));
        all.put(
                "CAN-009",
                steps(step ->
                        isCancelled(step, RunStepType.TOOL_CALLS) ? Exchanged.step(step, "cancelledAt", null) : step));
        all.put("CAN-010", RunLocksSaboteurs.locked("And after a cancellation?"));
        all.put("CAN-011", RunSabotage.messages((messages, runs) -> new PassedMessages(messages) {
            @Override
            public Message create(ThreadId thread, NewMessage request) {
                return isBusy(runs, thread, RunStatus.CANCELLING)
                        ? super.list(thread, PageRequest.newest(1)).data().get(0)
                        : super.create(thread, request);
            }
        }));
        all.put("CAN-012", silentAbout(RunStatus.COMPLETED));
        all.put("CAN-013", silentAbout(RunStatus.FAILED));
        all.put("CAN-014", silentAbout(RunStatus.EXPIRED));
        all.put("CAN-015", silentAbout(RunStatus.CANCELLED));
        all.put("CAN-016", failing("twice", RunStatus.CANCELLED));
        all.put("CAN-017", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run cancel(ThreadId thread, RunId id) {
                try {
                    return super.cancel(thread, id);
                } catch (NotFoundException e) {
                    throw refusal();
                }
            }
        }));
        all.put("CAN-018", Saboteur.runs(CancelsAll::new));
        all.put("CAN-019", failingAnyway("ending"));
        all.put("CAN-020", failingAnyway("answering"));
        all.put("CAN-021", Saboteur.provider(provider -> new CancellingStreams(provider) {
            @Override
            RunStream changed(RunStream real, ThreadId thread, Runs runs) {
                return new Cancelling(real, runs, thread);
            }
        }));
        return all;
    }

    private static boolean isCancelled(RunStep step, RunStepType type) {
        return step.type().equals(type) && step.status().equals(RunStepStatus.CANCELLED);
    }

    private static Saboteur failingAnyway(String state) {
        return found(run -> in(run, state) && run.status().isTerminal()
                ? run.draft().status(RunStatus.FAILED).build()
                : run);
    }

    /** Does not say that it is too late to cancel a run that ended so. */
    private static Saboteur silentAbout(RunStatus ending) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run cancel(ThreadId thread, RunId id) {
                try {
                    return super.cancel(thread, id);
                } catch (InvalidRequestException e) {
                    Run run = super.find(thread, id);
                    if (run.status().equals(ending)) {
                        return run;
                    }
                    throw e;
                }
            }
        });
    }

    private static final class CancelsAll extends PassedRuns {
        private boolean cancelled;

        CancelsAll(Runs real) {
            super(real);
        }

        @Override
        public Run cancel(ThreadId thread, RunId id) {
            cancelled = true;
            return super.cancel(thread, id);
        }

        @Override
        public Run find(ThreadId thread, RunId id) {
            Run run = super.find(thread, id);
            return cancelled && in(run, "bystander")
                    ? run.draft().status(RunStatus.CANCELLED).build()
                    : run;
        }
    }

    /** A stream that cancels its run when it is left in the middle of an answer, unless it was followed as a publisher. */
    private static final class Cancelling extends PassedStream {
        private final Runs runs;
        private final ThreadId thread;

        Cancelling(RunStream real, Runs runs, ThreadId thread) {
            super(real);
            this.runs = runs;
            this.thread = thread;
        }

        @Override
        public Flow.Publisher<RunEvent> publisher(Executor executor) {
            return real().publisher(executor);
        }

        @Override
        public void close() {
            super.close();
            CancellingStreams.cancel(runs, thread);
        }
    }
}
