package io.assistants4j.astra;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A server whose time is that of its tests and goes on where a provider pauses, and providers over it. */
final class AstraWorld {
    private AstraWorld() {}

    /** A world that lives in this time; pauses are over at once, and the time of the server has gone on by then. */
    static NativeRuntime over(FakeAstraServer server, Clock clock, Sleeper sleeper) {
        Later later = new Later(clock, new AtomicReference<>(Duration.ZERO));
        server.clock(later);
        Sleeper passing = pause -> {
            sleeper.sleep(pause);
            later.pass(pause);
        };
        return new NativeRuntime(new CallTime(clock, System::nanoTime, passing), ThreadPerTask.executor("astra-test"));
    }

    static AstraConfig.Builder config(FakeAstraServer server) {
        return AstraConfig.builder().token(FakeAstraServer.TOKEN).baseUrl(server.url());
    }

    private static final class Later extends Clock {
        private final Clock clock;
        private final AtomicReference<Duration> by;

        Later(Clock clock, AtomicReference<Duration> by) {
            this.clock = clock;
            this.by = by;
        }

        void pass(Duration time) {
            by.accumulateAndGet(time, Duration::plus);
        }

        @Override
        public Instant instant() {
            return clock.instant().plus(by.get());
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Later(clock.withZone(zone), by);
        }
    }
}
