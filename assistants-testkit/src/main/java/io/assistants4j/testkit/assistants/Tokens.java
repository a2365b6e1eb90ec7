package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many tokens were read and written. */
record Tokens(int prompt, int completion) {
    static final Tokens NONE = new Tokens(0, 0);

    Tokens plus(Tokens more) {
        return new Tokens(prompt + more.prompt, completion + more.completion);
    }

    Map<String, @Nullable Object> tree() {
        return Json.object(
                "prompt_tokens", prompt, "completion_tokens", completion, "total_tokens", prompt + completion);
    }
}
