package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the real service checks of a request as a whole; its items and tools have rules of their own. */
final class RequestRules {
    /** What may be asked about without being answered. */
    private static final Set<String> OF_A_QUESTION = Set.of(
            "model",
            "input",
            "instructions",
            "previous_response_id",
            "conversation",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "text",
            "truncation",
            "reasoning");

    private static final Set<String> OF_AN_ANSWER = Set.of(
            "temperature",
            "top_p",
            "top_logprobs",
            "max_output_tokens",
            "max_tool_calls",
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
    private static final Set<String> KNOWN =
            Stream.of(OF_A_QUESTION, OF_AN_ANSWER).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final int LEAST_OUTPUT = 16;

    private RequestRules() {}

    /** Refuses what the real service refuses. */
    static void check(Json request) {
        Fields fields = Fields.of(request).known(KNOWN).model();
        if (request.at("previous_response_id").text().isPresent()
                && !request.at("conversation").isAbsent()) {
            throw Refused.value("conversation", "'previous_response_id' and 'conversation' are mutually exclusive.");
        }
        boolean stored = request.at("store").bool().orElse(true);
        if (request.at("background").bool().orElse(false) && !stored) {
            throw Refused.value("background", "A response in the background must be stored.");
        }
        fields.word("truncation", Set.of("auto", "disabled"))
                .atLeast("max_output_tokens", LEAST_OUTPUT)
                .upTo("temperature", 2)
                .upTo("top_p", 1)
                .metadata();
        ModelRules.check(request);
        new InputRules(request).check();
        ToolRules.check(request);
    }

    /** Refuses what the real service refuses to count. */
    static void checkQuestion(Json request) {
        Fields.of(request).known(OF_A_QUESTION).model();
        new InputRules(request).check();
        ToolRules.check(request);
    }
}
