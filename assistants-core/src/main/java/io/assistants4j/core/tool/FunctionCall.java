package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function.
 *
 * @param name the function
 * @param arguments a JSON text as the model wrote it, which need not be valid
 * @param output what the caller submitted; null until then
 * @param extensions unknown members
 */
public record FunctionCall(
        String name, String arguments, @Nullable String output, Extensions extensions) {
    public FunctionCall {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }
}
