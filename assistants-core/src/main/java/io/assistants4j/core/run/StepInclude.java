package io.assistants4j.core.run;

import io.assistants4j.core.value.OpenEnum;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What run steps carry beyond their standard fields, when asked for. */
public sealed interface StepInclude extends OpenEnum {
    /** The text that file searches found. */
    StepInclude FILE_SEARCH_RESULTS = Known.FILE_SEARCH_RESULTS;

    /** The value with this text: a known one, or the text itself. */
    static StepInclude of(String text) {
        StepInclude known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements StepInclude {
        /** The text that file searches found. */
        FILE_SEARCH_RESULTS;

        private static final Map<String, StepInclude> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(StepInclude::value, Function.identity()));

        @Override
        public String value() {
            return "step_details.tool_calls[*].file_search.results[*].content";
        }
    }

    /**
     * A value this version does not know.
     *
     * @param value the text it came as
     */
    record Unrecognized(String value) implements StepInclude {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
