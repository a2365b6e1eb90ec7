package io.assistants4j.testkit.astra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the language model behind the server was asked.
 *
 * @param model its name
 * @param key what it is asked with; null where the server was given none and would use its own
 * @param parameters what else was said by headers, by names as the model's library writes them
 * @param prompt who says what, such as {@code user: Hello?}
 * @param functions which it may call
 */
public record Asked(
        String model,
        @Nullable String key,
        Map<String, String> parameters,
        List<String> prompt,
        List<String> functions) {
    public Asked {
        parameters = Map.copyOf(parameters);
        prompt = List.copyOf(prompt);
        functions = List.copyOf(functions);
    }
}
