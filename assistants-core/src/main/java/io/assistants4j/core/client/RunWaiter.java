package io.assistants4j.core.client;

import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits for a run by asking for it again and again, at growing intervals, until one deadline. Thread-safe. */
public final class RunWaiter {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Sleeper sleeper;

    /** Reads the time from this clock and waits by this sleeper. */
    public RunWaiter(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits until a run ends or wants the outputs of functions.
     *
     * @param timeout how long to wait at most; the run goes on when it is over
     * @return the run, {@code completed} or in {@code requires_action}
     * @throws RunEndedException where it ended in any other way
     * @throws DeadlineExceededException when the time is over, or the waiting thread is interrupted
     */
    public Run await(Runs runs, ThreadId thread, RunId id, Duration timeout) {
        Instant deadline = clock.instant().plus(timeout);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Run run = runs.find(thread, id);
            if (run.status().equals(RunStatus.COMPLETED) || run.status().equals(RunStatus.REQUIRES_ACTION)) {
                return run;
            }
            if (run.status().isTerminal()) {
                throw new RunEndedException(run);
            }
            Duration left = Duration.between(clock.instant(), deadline);
            if (left.isNegative() || left.isZero()) {
                throw new DeadlineExceededException(
                        "Run " + id + " was still " + run.status().value() + " after " + timeout.toMillis()
                                + " ms; it goes on.",
                        ErrorDetails.NONE,
                        null);
            }
            sleep(pause.compareTo(left) < 0 ? pause : left, id);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void sleep(Duration pause, RunId id) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadlineExceededException("Interrupted while waiting for run " + id + ".", ErrorDetails.NONE, e);
        }
    }
}
