package io.assistants4j.core.assistant;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a reasoning model thinks before it answers. */
public sealed interface ReasoningEffort extends OpenEnum {
    /** Not at all. */
    ReasoningEffort NONE = Known.NONE;
    /** As little as possible. */
    ReasoningEffort MINIMAL = Known.MINIMAL;
    /** A little. */
    ReasoningEffort LOW = Known.LOW;
    /** The default. */
    ReasoningEffort MEDIUM = Known.MEDIUM;
    /** Much. */
    ReasoningEffort HIGH = Known.HIGH;
    /** Very much. */
    ReasoningEffort XHIGH = Known.XHIGH;
    /** As much as it can. */
    ReasoningEffort MAX = Known.MAX;

    /** The value with this text: a known one, or the text itself. */
    static ReasoningEffort of(String text) {
        ReasoningEffort known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements ReasoningEffort {
        /** Not at all. */
        NONE,
        /** As little as possible. */
        MINIMAL,
        /** A little. */
        LOW,
        /** The default. */
        MEDIUM,
        /** Much. */
        HIGH,
        /** Very much. */
        XHIGH,
        /** As much as it can. */
        MAX;

        private static final Map<String, ReasoningEffort> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(ReasoningEffort::value, Function.identity()));

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
    record Unrecognized(String value) implements ReasoningEffort {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
