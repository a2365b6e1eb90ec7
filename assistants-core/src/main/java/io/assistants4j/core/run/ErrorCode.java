package io.assistants4j.core.run;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a run or a step failed. */
public sealed interface ErrorCode extends OpenEnum {
    /** The far side, or we, failed. */
    ErrorCode SERVER_ERROR = Known.SERVER_ERROR;
    /** Too many requests or tokens, or no quota. */
    ErrorCode RATE_LIMIT_EXCEEDED = Known.RATE_LIMIT_EXCEEDED;
    /** The request was refused for what it says; runs only, steps never carry it. */
    ErrorCode INVALID_PROMPT = Known.INVALID_PROMPT;

    /** The value with this text: a known one, or the text itself. */
    static ErrorCode of(String text) {
        ErrorCode known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements ErrorCode {
        /** The far side, or we, failed. */
        SERVER_ERROR,
        /** Too many requests or tokens, or no quota. */
        RATE_LIMIT_EXCEEDED,
        /** The request was refused for what it says; runs only, steps never carry it. */
        INVALID_PROMPT;

        private static final Map<String, ErrorCode> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(ErrorCode::value, Function.identity()));

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
    record Unrecognized(String value) implements ErrorCode {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
