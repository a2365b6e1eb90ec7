package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;

/** Which tool the model must, may or must not use. On the wire a {@link Mode} is a plain text, the others are objects. */
public sealed interface ToolChoice {
    /** The model calls no tool. */
    ToolChoice NONE = new Mode("none");
    /** The model decides; the default. */
    ToolChoice AUTO = new Mode("auto");
    /** The model calls at least one tool. */
    ToolChoice REQUIRED = new Mode("required");

    /** The model calls the function of this name. */
    static ToolChoice function(String name) {
        return new Function(new FunctionName(name, Extensions.NONE), Extensions.NONE);
    }

    /**
     * {@code none}, {@code auto}, {@code required}, or a word this version does not know.
     *
     * @param value the word
     */
    record Mode(String value) implements ToolChoice {
        public Mode {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The model calls this function.
     *
     * @param function which one
     * @param extensions unknown members
     */
    record Function(FunctionName function, Extensions extensions) implements ToolChoice {}

    /**
     * The model searches files.
     *
     * @param extensions unknown members
     */
    record FileSearch(Extensions extensions) implements ToolChoice {}

    /**
     * The model runs code.
     *
     * @param extensions unknown members
     */
    record CodeInterpreter(Extensions extensions) implements ToolChoice {}

    /**
     * A choice this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements ToolChoice {}

    /**
     * A function by its name.
     *
     * @param name the function's name
     * @param extensions unknown members
     */
    record FunctionName(String name, Extensions extensions) {
        public FunctionName {
            Objects.requireNonNull(name, "name");
        }
    }
}
