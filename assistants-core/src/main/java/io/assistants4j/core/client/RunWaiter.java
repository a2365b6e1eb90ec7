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

/**
 * Waits for a run by asking for it again and again until one deadline: at growing intervals, or at those the far side asks
 * for. Thread-safe.
 */
public final class RunWaiter {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofMinutes(1);

    /** The last look is taken when the time is over, and may take this long itself. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final Clock clock;
    private final Sleeper sleeper;

    /** Reads the time from this clock and waits by this sleeper. */
    public RunWaiter(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** The time, to tell when a wait began. */
    public Instant now() {
        return clock.instant();
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
        return await(runs, thread, id, timeout, now());
    }

    /**
     * Waits like {@link #await(Runs, ThreadId, RunId, Duration)} for what is left of the time.
     *
     * @param since when the time began to run, such as before the run was created
     */
    public Run await(Runs runs, ThreadId thread, RunId id, Duration timeout, Instant since) {
        return succeeded(settle(left -> new RunSighting(runs.find(thread, id), null), timeout, since));
    }

    /**
     * Waits until a run changes no more by itself, however it ended.
     *
     * @param look finds the run; the pause it is told is kept to, from 20 ms up to a minute
     * @param timeout how long to wait at most; the run goes on when it is over
     * @param since when the time began to run
     * @return the run, in a terminal state or in {@code requires_action}
     * @throws DeadlineExceededException when the time is over, or the waiting thread is interrupted
     */
    public Run settle(RunLook look, Duration timeout, Instant since) {
        Instant deadline = since.plus(timeout);
        Duration pause = FIRST_PAUSE;
        Duration left = Duration.between(now(), deadline);
        while (true) {
            RunSighting seen = look.look(left.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : left);
            Run run = seen.run();
            if (run.status().isTerminal() || run.status().equals(RunStatus.REQUIRES_ACTION)) {
                return run;
            }
            left = Duration.between(now(), deadline);
            if (left.isNegative() || left.isZero()) {
                throw new DeadlineExceededException(
                        "Run " + run.id() + " was still " + run.status().value() + " after " + timeout.toMillis()
                                + " ms; it goes on.",
                        ErrorDetails.NONE,
                        null);
            }
            sleep(shorter(seen.pause() == null ? pause : within(seen.pause()), left), run.id());
            left = Duration.between(now(), deadline);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /**
     * The run, where it ended well or waits for outputs.
     *
     * @throws RunEndedException where it ended in any other way
     */
    public static Run succeeded(Run run) {
        if (run.status().equals(RunStatus.COMPLETED) || run.status().equals(RunStatus.REQUIRES_ACTION)) {
            return run;
        }
        throw new RunEndedException(run);
    }

    private static Duration within(Duration asked) {
        return shorter(asked.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : asked, LONGEST_ASKED_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
