package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;

import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Saboteurs of {@code RunWaitsContract}. */
final class RunWaitsSaboteurs {
    private RunWaitsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("RUN-095", waits((real, wait) -> in(wait.request(), "awaited") ? wait.create(real) : wait.on(real)));
        all.put("RUN-096", waits((real, wait) -> {
            Run run = wait.on(real);
            if (run.status().equals(RunStatus.REQUIRES_ACTION)) {
                throw new RunEndedException(run);
            }
            return run;
        }));
        all.put("RUN-097", waits((real, wait) -> {
            try {
                return wait.on(real);
            } catch (DeadlineExceededException e) {
                return e.getCause() == null ? wait.newest(real) : rethrown(e);
            }
        }));
        all.put("RUN-098", waits((real, wait) -> {
            try {
                return wait.on(real);
            } catch (DeadlineExceededException e) {
                real.cancel(wait.thread(), wait.newest(real).id());
                throw e;
            }
        }));
        all.put("RUN-099", waits((real, wait) -> {
            try {
                return wait.on(real);
            } catch (DeadlineExceededException e) {
                boolean unused = Thread.interrupted();
                throw e;
            }
        }));
        all.put("RUN-100", silentAbout(RunStatus.FAILED));
        all.put("RUN-101", silentAbout(RunStatus.INCOMPLETE));
        all.put("RUN-102", silentAbout(RunStatus.EXPIRED));
        all.put("RUN-103", silentAbout(RunStatus.CANCELLED));
        all.put("RUN-104", waits((real, wait) -> in(wait.request(), "in line") ? wait.create(real) : wait.on(real)));
        all.put("RUN-105", waits((real, wait) -> {
            try {
                return wait.on(real);
            } catch (NotFoundException e) {
                throw new DeadlineExceededException("It never came.", ErrorDetails.NONE, e);
            }
        }));
        return all;
    }

    /** A wait, as it was asked for. */
    private record Wait(ThreadId thread, NewRun request, Duration timeout) {
        Run on(Runs runs) {
            return runs.createAndWait(thread, request, timeout);
        }

        Run create(Runs runs) {
            return runs.create(thread, request);
        }

        Run newest(Runs runs) {
            return RunSabotage.newest(runs, thread).orElseThrow();
        }
    }

    private interface Answer {
        Run to(Runs real, Wait wait);
    }

    private static Saboteur waits(Answer answer) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
                return answer.to(real, new Wait(thread, request, timeout));
            }
        });
    }

    private static Saboteur silentAbout(RunStatus ending) {
        return waits((real, wait) -> {
            try {
                return wait.on(real);
            } catch (RunEndedException e) {
                return e.run().status().equals(ending) ? e.run() : rethrown(e);
            }
        });
    }

    private static Run rethrown(RuntimeException e) {
        throw e;
    }
}
