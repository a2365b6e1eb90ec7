package io.assistants4j.astra;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request has to say of its model, for the server keeps neither keys nor settings: made anew for each request, so that
 * the keys of two models never meet.
 */
final class ModelHeaders {
    private static final String BEARER = "Authorization";
    private static final String LLM = "LLM-PARAM-";
    private static final String EMBEDDING = "EMBEDDING-PARAM-";
    private static final Secret NO_KEY = Secret.of("none");

    private final AstraConfig config;
    private final EmbeddingModels embeddings;

    ModelHeaders(AstraConfig config, EmbeddingModels embeddings) {
        this.config = config;
        this.embeddings = embeddings;
    }

    /** For a run that begins; sampling reaches a model in no other way. */
    Map<String, Secret> of(String model, Assistant assistant, NewRun run, @Nullable ReasoningEffort effort) {
        Map<String, Secret> headers = of(model, assistant, run.tools() == null ? assistant.tools() : run.tools());
        put(headers, "temperature", run.temperature());
        put(headers, "top_p", run.topP());
        put(headers, "reasoning_effort", effort == null ? null : effort.value());
        return headers;
    }

    /** For a run that goes on. */
    Map<String, Secret> of(String model, Assistant assistant) {
        return of(model, assistant, assistant.tools());
    }

    private Map<String, Secret> of(String model, Assistant assistant, List<Tool> tools) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        put(headers, LLM, model, config.llmParameters());
        Optional<String> embedding = embeddings.of(assistant, tools);
        embedding.ifPresent(name -> {
            headers.put("embedding-model", Secret.of(name));
            put(headers, EMBEDDING, name, config.embeddingParameters());
            if (headers.containsKey(BEARER) && !ModelVendor.of(model).bears()) {
                // Else the server would show the bearer of the embedding model to the vendor of this one.
                headers.putIfAbsent(header(LLM, ModelVendor.KEY), NO_KEY);
            }
        });
        return headers;
    }

    private void put(Map<String, Secret> headers, String prefix, String model, Map<String, String> further) {
        ModelVendor.of(model)
                .arguments(model, config.vendorKeys())
                .forEach((argument, value) -> put(headers, prefix, argument, value));
        further.forEach((argument, value) -> headers.put(header(prefix, argument), Secret.of(value)));
    }

    private static void put(Map<String, Secret> headers, String prefix, String argument, Secret value) {
        if (argument.equals(ModelVendor.BEARER)) {
            headers.put(BEARER, Secret.of("Bearer " + value.reveal()));
        } else {
            headers.put(header(prefix, argument), value);
        }
    }

    private static void put(Map<String, Secret> headers, String argument, @Nullable Object value) {
        if (value != null) {
            headers.put(header(LLM, argument), Secret.of(value.toString()));
        }
    }

    private static String header(String prefix, String argument) {
        return prefix + argument.replace('_', '-');
    }
}
