package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import java.util.Set;

/** What the real service checks of a request as a whole; its items and tools have rules of their own. */
final class RequestRules {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "input",
            "instructions",
            "previous_response_id",
            "conversation",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "text",
            "temperature",
            "top_p",
            "top_logprobs",
            "reasoning",
            "max_output_tokens",
            "max_tool_calls",
            "truncation",
            "context_management",
            "store",
            "background",
            "stream",
            "stream_options",
            "include",
            "metadata",
            "safety_identifier",
            "prompt_cache_key",
            "service_tier",
            "prompt",
            "user");
    private static final int LEAST_OUTPUT = 16;

    private RequestRules() {}

    /** Refuses what the real service refuses. */
    static void check(Json request) {
        if (!request.isObject()) {
            throw Refused.type("", "an object");
        }
        for (String name : request.members().keySet()) {
            if (!KNOWN.contains(name)) {
                throw new Refused("Unknown parameter: '" + name + "'.", name, "unknown_parameter");
            }
        }
        if (request.at("model").text().orElse("").isEmpty()) {
            throw new Refused("you must provide a model parameter", "model", "missing_required_parameter");
        }
        if (request.at("previous_response_id").text().isPresent()
                && !request.at("conversation").isAbsent()) {
            throw Refused.value("conversation", "'previous_response_id' and 'conversation' are mutually exclusive.");
        }
        limits(request);
        metadata(request.at("metadata"));
        ModelRules.check(request);
        new InputRules(request).check();
        ToolRules.check(request);
    }

    private static void limits(Json request) {
        request.at("max_output_tokens").number().ifPresent(limit -> {
            if (limit.intValue() < LEAST_OUTPUT) {
                throw new Refused(
                        "Invalid 'max_output_tokens': expected a value >= 16, but got " + limit + " instead.",
                        "max_output_tokens",
                        "integer_below_min_value");
            }
        });
        between(request, "temperature", 2);
        between(request, "top_p", 1);
    }

    private static void between(Json request, String name, int most) {
        request.at(name).number().ifPresent(value -> {
            if (value.doubleValue() < 0 || value.doubleValue() > most) {
                throw Refused.value(name, "Invalid '" + name + "': expected a value between 0 and " + most + ".");
            }
        });
    }

    private static void metadata(Json metadata) {
        Map<String, Json> pairs = metadata.members();
        if (pairs.size() > 16) {
            throw new Refused("Invalid 'metadata': too many properties.", "metadata", "object_above_max_properties");
        }
        pairs.forEach((name, value) -> {
            if (value.text().isEmpty()) {
                throw Refused.type("metadata." + name, "a string");
            }
            if (name.length() > 64 || value.text().orElse("").length() > 512) {
                throw new Refused("Invalid 'metadata': too long.", "metadata", "string_above_max_length");
            }
        });
    }
}
