package io.assistants4j.wire.dialect;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says. Servers written in Python may say {@code None} of what they do not say, which is no text.
 *
 * @param message for a person
 * @param type the envelope's {@code type}
 * @param param the field at fault
 * @param code the machine-readable reason
 * @param further what else it says that is worth keeping: JSON texts by their names
 */
public record ErrorText(
        String message,
        @Nullable String type,
        @Nullable String param,
        @Nullable String code,
        Map<String, String> further) {
    public ErrorText {
        Objects.requireNonNull(message, "message");
        type = said(type);
        param = said(param);
        code = said(code);
        further = Map.copyOf(further);
    }

    private static @Nullable String said(@Nullable String text) {
        return "None".equals(text) ? null : text;
    }

    /** An error with nothing further to it. */
    public ErrorText(String message, @Nullable String type, @Nullable String param, @Nullable String code) {
        this(message, type, param, code, Map.of());
    }
}
