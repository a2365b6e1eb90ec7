package io.assistants4j.core.run;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run step does. */
public sealed interface RunStepType extends OpenEnum {
    /** Writes a message. */
    RunStepType MESSAGE_CREATION = Known.MESSAGE_CREATION;
    /** Calls tools. */
    RunStepType TOOL_CALLS = Known.TOOL_CALLS;

    /** The value with this text: a known one, or the text itself. */
    static RunStepType of(String text) {
        RunStepType known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements RunStepType {
        /** Writes a message. */
        MESSAGE_CREATION,
        /** Calls tools. */
        TOOL_CALLS;

        private static final Map<String, RunStepType> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(RunStepType::value, Function.identity()));

        @Override
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value this version does not know.
     *
     * @param value the text it came as
     */
    record Unrecognized(String value) implements RunStepType {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
