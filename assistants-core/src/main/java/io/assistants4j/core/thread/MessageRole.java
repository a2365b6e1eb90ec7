package io.assistants4j.core.thread;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who wrote a message. */
public sealed interface MessageRole extends OpenEnum {
    /** The person. */
    MessageRole USER = Known.USER;
    /** The assistant. */
    MessageRole ASSISTANT = Known.ASSISTANT;

    /** The value with this text: a known one, or the text itself. */
    static MessageRole of(String text) {
        MessageRole known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements MessageRole {
        /** The person. */
        USER,
        /** The assistant. */
        ASSISTANT;

        private static final Map<String, MessageRole> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(MessageRole::value, Function.identity()));

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
    record Unrecognized(String value) implements MessageRole {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
