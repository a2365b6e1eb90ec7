package io.assistants4j.core.assistant;

import io.assistants4j.core.internal.Require;
import org.jspecify.annotations.Nullable;

/** The limits the Assistants API sets to the settings that steer a model's choice of words. */
public final class Sampling {
    private static final double MAX_TEMPERATURE = 2;

    private Sampling() {}

    /**
     * Refuses a temperature outside 0..2, a top_p outside 0..1 and an unknown reasoning effort.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field
     */
    public static void check(
            @Nullable Double temperature, @Nullable Double topP, @Nullable ReasoningEffort reasoningEffort) {
        Require.within("temperature", temperature, 0, MAX_TEMPERATURE);
        Require.within("top_p", topP, 0, 1);
        if (reasoningEffort instanceof ReasoningEffort.Unrecognized) {
            throw Require.invalid(
                    "reasoning_effort",
                    "invalid_value",
                    "'" + reasoningEffort.value()
                            + "'. Supported values are: 'none', 'minimal', 'low', 'medium', 'high', 'xhigh', and 'max'.");
        }
    }
}
