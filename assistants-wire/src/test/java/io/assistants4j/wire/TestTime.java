package io.assistants4j.wire;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.wire.http.CallTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only while somebody sleeps, and at once. */
public final class TestTime extends Clock {
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> slept = new CopyOnWriteArrayList<>();

    public CallTime callTime() {
        return new CallTime(this, nanos::get, this::sleep);
    }

    /** The same time, but waits are made like this. */
    public CallTime callTime(Sleeper sleeper) {
        return new CallTime(this, nanos::get, sleeper);
    }

    public void sleep(Duration duration) {
        slept.add(duration);
        pass(duration);
    }

    public void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Every sleep so far. */
    public List<Duration> slept() {
        return slept;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
