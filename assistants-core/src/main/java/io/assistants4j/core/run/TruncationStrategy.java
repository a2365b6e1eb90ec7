package io.assistants4j.core.run;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.value.Extensions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a thread a model is shown.
 *
 * @param type {@code auto}, which drops messages from the middle until the rest fits, or {@code last_messages}
 * @param lastMessages how many of the newest messages are kept, at least 1; only with {@code last_messages}
 * @param extensions unknown members
 */
public record TruncationStrategy(String type, @Nullable Integer lastMessages, Extensions extensions) {
    /** Everything that fits; the default. */
    public static final TruncationStrategy AUTO = new TruncationStrategy("auto", null, Extensions.NONE);

    private static final String LAST_MESSAGES = "last_messages";

    public TruncationStrategy {
        Objects.requireNonNull(type, "type");
    }

    /** The newest messages alone. */
    public static TruncationStrategy lastMessages(int count) {
        return new TruncationStrategy(LAST_MESSAGES, count, Extensions.NONE);
    }

    static void check(@Nullable TruncationStrategy strategy) {
        if (strategy == null) {
            return;
        }
        Require.within("truncation_strategy.last_messages", strategy.lastMessages(), 1, Integer.MAX_VALUE);
        if (strategy.type().equals(LAST_MESSAGES)) {
            if (strategy.lastMessages() == null) {
                throw Require.invalid(
                        "truncation_strategy.last_messages",
                        "missing_required_parameter",
                        "it is required with type 'last_messages'.");
            }
        } else if (!strategy.type().equals(AUTO.type())) {
            throw Require.invalid(
                    "truncation_strategy.type",
                    "invalid_value",
                    "'" + strategy.type() + "'. Supported values are: 'auto' and 'last_messages'.");
        }
    }
}
