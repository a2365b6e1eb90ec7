package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.internal.ModelNames;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;

/** What the real service refuses of some models. */
final class ModelRules {
    private ModelRules() {}

    static void check(Json request) {
        if (ModelNames.isPlain(request) && request.at("include").toString().contains("encrypted_content")) {
            throw new Refused("Encrypted content is not supported with this model.", "include", null);
        }
        if (ModelNames.isReasoning(request)) {
            refuse(request, "temperature");
            refuse(request, "top_p");
        }
    }

    private static void refuse(Json request, String name) {
        if (!request.at(name).isAbsent()) {
            throw Refused.unsupported(name);
        }
    }
}
