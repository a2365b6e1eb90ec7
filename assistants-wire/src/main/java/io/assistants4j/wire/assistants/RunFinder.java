package io.assistants4j.wire.assistants;

import io.assistants4j.core.client.RunSighting;
import io.assistants4j.core.client.RunWaiter;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Segment;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Finds a run again and again until it changes no more by itself. */
final class RunFinder {
    private static final String POLL_AFTER = "openai-poll-after-ms";

    private final FarSide far;
    private final RunsRoutes routes;
    private final HttpSettings settings;
    private final CallTime time;

    RunFinder(FarSide far, RunsRoutes routes, HttpSettings settings, CallTime time) {
        this.far = far;
        this.routes = routes;
        this.settings = settings;
        this.time = time;
    }

    Instant now() {
        return time.clock().instant();
    }

    /** Waits; false where the control ended it. */
    boolean pause(Duration pause, CallControl control) throws InterruptedException {
        return control.pause(time.sleeper(), pause);
    }

    /** The limits of one call of several that have this much time together. */
    CallLimits limits(Duration left, CallControl control) {
        return new CallLimits(left.compareTo(settings.deadline()) < 0 ? left : settings.deadline(), control);
    }

    /**
     * Waits for the run as {@link RunWaiter#settle} does.
     *
     * @param since when the time began to run
     * @param control ends the wait; it then fails in one way or another
     */
    Run settle(ThreadId thread, RunId run, Duration timeout, Instant since, CallControl control) {
        RunWaiter waiter = new RunWaiter(time.clock(), pause -> {
            boolean unused = pause(pause, control);
        });
        return waiter.settle(left -> look(thread, run, left, control), timeout, since);
    }

    /** The run as it is now. */
    RunSighting look(ThreadId thread, RunId run, Duration timeout, CallControl control) {
        return far.ask(
                Action.FIND_RUN,
                routes.find(Segment.of(thread.value()), Segment.of(run.value())),
                limits(timeout, control),
                (headers, body) -> new RunSighting(far.mended().run(far.json().read(Run.class, body)), pause(headers)));
    }

    private static @Nullable Duration pause(Headers headers) {
        String millis = headers.get(POLL_AFTER);
        try {
            return millis == null ? null : Duration.ofMillis(Math.max(0, Long.parseLong(millis.strip())));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
