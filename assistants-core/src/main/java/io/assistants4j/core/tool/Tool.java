package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import org.jspecify.annotations.Nullable;

/** Something an assistant may use while it answers. */
public sealed interface Tool {
    /** A function of the caller with this name and schema. */
    static Tool function(String name, @Nullable String description, @Nullable RawJson parameters) {
        return new Function(
                new FunctionDefinition(name, description, parameters, null, Extensions.NONE), Extensions.NONE);
    }

    /**
     * Runs code written by the model.
     *
     * @param extensions unknown members
     */
    record CodeInterpreter(Extensions extensions) implements Tool {}

    /**
     * Searches the files of the assistant's and the thread's vector stores.
     *
     * @param fileSearch settings of the search
     * @param extensions unknown members
     */
    record FileSearch(@Nullable FileSearchOptions fileSearch, Extensions extensions) implements Tool {}

    /**
     * A function the caller executes: the run waits in {@code requires_action} for its output.
     *
     * @param function what the model is told about it
     * @param extensions unknown members
     */
    record Function(FunctionDefinition function, Extensions extensions) implements Tool {}

    /**
     * A tool this version does not know; kept and passed back, refused in requests.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements Tool {}
}
