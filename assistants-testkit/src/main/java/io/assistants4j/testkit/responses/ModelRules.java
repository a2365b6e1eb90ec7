package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.json.Json;
import java.util.regex.Pattern;

/** What the real service refuses of some models, known here by the beginning of their names. */
final class ModelRules {
    private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-[5-9]).*");
    private static final Pattern PLAIN = Pattern.compile("gpt-(3|4).*");

    private ModelRules() {}

    static void check(Json request) {
        String model = request.at("model").text().orElse("");
        if (PLAIN.matcher(model).matches() && request.at("include").toString().contains("encrypted_content")) {
            throw new Refused("Encrypted content is not supported with this model.", "include", null);
        }
        if (REASONING.matcher(model).matches()) {
            refuse(request, "temperature");
            refuse(request, "top_p");
        }
    }

    private static void refuse(Json request, String name) {
        if (!request.at(name).isAbsent()) {
            throw new Refused(
                    "Unsupported parameter: '" + name + "' is not supported with this model.",
                    name,
                    "unsupported_parameter");
        }
    }
}
