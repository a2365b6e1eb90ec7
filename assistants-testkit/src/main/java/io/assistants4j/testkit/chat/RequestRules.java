package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.ModelNames;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Set;

/** What the real service checks of a request as a whole; its messages and tools have rules of their own. */
final class RequestRules {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "functions",
            "function_call",
            "response_format",
            "temperature",
            "top_p",
            "n",
            "stop",
            "seed",
            "logprobs",
            "top_logprobs",
            "logit_bias",
            "frequency_penalty",
            "presence_penalty",
            "reasoning_effort",
            "verbosity",
            "max_tokens",
            "max_completion_tokens",
            "store",
            "stream",
            "stream_options",
            "metadata",
            "modalities",
            "safety_identifier",
            "prompt_cache_key",
            "service_tier",
            "user");

    private RequestRules() {}

    /** Refuses what the real service refuses. */
    static void check(Json request) {
        Fields.of(request)
                .known(KNOWN)
                .model()
                .upTo("temperature", 2)
                .upTo("top_p", 1)
                .atLeast("max_tokens", 1)
                .atLeast("max_completion_tokens", 1)
                .metadata();
        if (request.at("max_tokens").exists()
                && request.at("max_completion_tokens").exists()) {
            throw new Refused(
                    "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
                    "max_tokens",
                    "invalid_parameter_combination");
        }
        if (request.at("stream_options").exists()
                && !request.at("stream").bool().orElse(false)) {
            throw Refused.value(
                    "stream_options", "The 'stream_options' parameter is only allowed when 'stream' is on.");
        }
        models(request);
        new MessageRules(request.at("messages")).check();
        ToolRules.check(request);
    }

    private static void models(Json request) {
        boolean reasoning = ModelNames.isReasoning(request);
        boolean stored = request.at("store").bool().orElse(false);
        if ((reasoning || ModelNames.isPlain(request)) && request.at("metadata").exists() && !stored) {
            throw new Refused(
                    "The 'metadata' parameter is only allowed when 'store' is enabled.",
                    "metadata",
                    "invalid_request_error");
        }
        if (reasoning) {
            for (String name : List.of("temperature", "top_p", "max_tokens", "parallel_tool_calls")) {
                if (request.at(name).exists()) {
                    throw Refused.unsupported(name);
                }
            }
        }
    }
}
