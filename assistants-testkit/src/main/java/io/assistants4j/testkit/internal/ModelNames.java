package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.json.Json;
import java.util.regex.Pattern;

/** What a model is, as far as the beginning of its name tells. */
public final class ModelNames {
    private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-[5-9]).*");
    private static final Pattern PLAIN = Pattern.compile("gpt-(3|4).*");

    private ModelNames() {}

    /** A model of OpenAI that reasons. */
    public static boolean isReasoning(Json request) {
        return REASONING.matcher(model(request)).matches();
    }

    /** A model of OpenAI that does not. */
    public static boolean isPlain(Json request) {
        return PLAIN.matcher(model(request)).matches();
    }

    private static String model(Json request) {
        return request.at("model").text().orElse("");
    }
}
