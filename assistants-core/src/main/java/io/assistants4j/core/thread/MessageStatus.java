package io.assistants4j.core.thread;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a message is whole. */
public sealed interface MessageStatus extends OpenEnum {
    /** Being written. */
    MessageStatus IN_PROGRESS = Known.IN_PROGRESS;
    /** Broken off; {@code incomplete_details} says why. */
    MessageStatus INCOMPLETE = Known.INCOMPLETE;
    /** Whole. */
    MessageStatus COMPLETED = Known.COMPLETED;

    /** The value with this text: a known one, or the text itself. */
    static MessageStatus of(String text) {
        MessageStatus known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements MessageStatus {
        /** Being written. */
        IN_PROGRESS,
        /** Broken off; {@code incomplete_details} says why. */
        INCOMPLETE,
        /** Whole. */
        COMPLETED;

        private static final Map<String, MessageStatus> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(MessageStatus::value, Function.identity()));

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
    record Unrecognized(String value) implements MessageStatus {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
