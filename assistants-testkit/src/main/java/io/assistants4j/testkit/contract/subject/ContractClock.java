package io.assistants4j.testkit.contract.subject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a requirement moves it. Thread-safe. */
public final class ContractClock extends Clock {
    private Instant now = Instant.ofEpochSecond(1_770_000_000);

    ContractClock() {}

    /** Lets this time pass at once. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
