package io.assistants4j.openai;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment variables that OpenAI's own clients read, and one of ours for what those have no choice of. */
record Variables(Map<String, String> values) {
    OpenAiConfig.Builder into(OpenAiConfig.Builder config) {
        first("OPENAI_API_KEY").ifPresent(config::apiKey);
        first("OPENAI_BASE_URL", "OPENAI_API_BASE").ifPresent(config::baseUrl);
        first("OPENAI_ORG_ID", "OPENAI_ORGANIZATION").ifPresent(config::organization);
        first("OPENAI_PROJECT_ID").ifPresent(config::project);
        first("ASSISTANTS_OPENAI_API").ifPresent(config::api);
        first("ASSISTANTS_OPENAI_MODEL_ALIASES").ifPresent(pairs -> alias(config, pairs));
        return config;
    }

    /** A pair that is none becomes an alias to nothing, which the configuration refuses. */
    private static void alias(OpenAiConfig.Builder config, String pairs) {
        for (String pair : pairs.split(",", -1)) {
            int sign = pair.indexOf('=');
            config.modelAlias(pair.substring(0, Math.max(0, sign)), pair.substring(sign + 1));
        }
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .map(name -> values.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
