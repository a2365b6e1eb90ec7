package io.assistants4j.wire.dialect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says.
 *
 * @param message for a person
 * @param type the envelope's {@code type}
 * @param param the field at fault
 * @param code the machine-readable reason
 */
public record ErrorText(
        String message,
        @Nullable String type,
        @Nullable String param,
        @Nullable String code) {
    public ErrorText {
        Objects.requireNonNull(message, "message");
    }
}
