package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model is told about a function.
 *
 * @param name 1 to 64 letters, digits, underscores, hyphens (checked in requests)
 * @param description when and how to use it; at most 1,024 characters (checked in requests)
 * @param parameters a JSON Schema object; absent means no parameters
 * @param strict whether the model must keep to the schema exactly; absent means no
 * @param extensions unknown members
 */
public record FunctionDefinition(
        String name,
        @Nullable String description,
        @Nullable RawJson parameters,
        @Nullable Boolean strict,
        Extensions extensions) {
    public FunctionDefinition {
        Objects.requireNonNull(name, "name");
    }
}
