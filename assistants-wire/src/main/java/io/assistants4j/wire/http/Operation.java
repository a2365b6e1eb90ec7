package io.assistants4j.wire.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call is for.
 *
 * @param name one of a handful of fixed words, for measurements; where OpenTelemetry has one for it, such as {@code chat},
 *     that one
 * @param model the model that is asked, where one is
 * @param repeat when the call may be sent again
 */
public record Operation(String name, @Nullable String model, Repeat repeat) {
    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(repeat, "repeat");
    }
}
