package io.assistants4j.core.run;

import io.assistants4j.core.internal.Require;
import org.jspecify.annotations.Nullable;

/** The limits the Assistants API sets to runs in requests. */
final class RunRules {
    static final int MAX_INSTRUCTIONS = 256_000;
    static final int MAX_TOOLS = 20;

    private static final int MIN_BUDGET = 256;

    private RunRules() {}

    static void checkModel(@Nullable String model) {
        if (model != null) {
            Require.notBlank("model", model);
            Require.wholeCharacters("model", model);
        }
    }

    static void checkBudgets(@Nullable Integer maxPromptTokens, @Nullable Integer maxCompletionTokens) {
        Require.within("max_prompt_tokens", maxPromptTokens, MIN_BUDGET, Integer.MAX_VALUE);
        Require.within("max_completion_tokens", maxCompletionTokens, MIN_BUDGET, Integer.MAX_VALUE);
    }
}
