package io.assistants4j.testkit.http;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** One thing an answer does on its connection. */
sealed interface Step {
    /** Writes these bytes of the body at once and flushes. */
    final class Write implements Step {
        private final byte[] bytes;

        Write(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Waits until the test opens the gate. */
    record Wait(Gate gate) implements Step {}

    /** Waits this long. */
    record Delay(Duration time) implements Step {}

    /** Writes a head that has no end, a byte in each interval, until the client hangs up or the server closes. */
    record Drip(Duration interval) implements Step {}

    /** Does what the feed says, piece by piece, until it says no more. */
    record Live(Feed feed) implements Step {
        Live spoiltBy(UnaryOperator<Answer> spoiling) {
            return new Live(() -> {
                Answer piece = feed.next();
                return piece == null ? null : spoiling.apply(piece);
            });
        }
    }

    /** Does nothing until the client hangs up or the server closes. */
    record Hold() implements Step {}

    /** Closes the connection here, with what was written so far delivered. */
    record Cut() implements Step {}

    /** Resets the connection here. */
    record Reset() implements Step {}
}
