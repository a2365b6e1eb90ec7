package io.assistants4j.wire.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What ends a call before it is answered.
 *
 * @param deadline for the call as a whole, with all its attempts and waits
 * @param control lets another thread end it
 */
public record CallLimits(Duration deadline, CallControl control) {
    public CallLimits {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(control, "control");
    }

    /** The deadline that the settings give every call, and nobody who ends it. */
    public static CallLimits of(HttpSettings settings) {
        return new CallLimits(settings.deadline(), new CallControl());
    }
}
