package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the real service checks of runs and of outputs. */
final class RunRules {
    private static final Set<String> SHARED = Set.of(
            "assistant_id",
            "model",
            "instructions",
            "tools",
            "metadata",
            "temperature",
            "top_p",
            "stream",
            "max_prompt_tokens",
            "max_completion_tokens",
            "truncation_strategy",
            "tool_choice",
            "parallel_tool_calls",
            "response_format");
    private static final Set<String> OF_RUNS =
            with("additional_instructions", "additional_messages", "reasoning_effort");
    private static final Set<String> OF_RUNS_WITH_THREADS = with("thread", "tool_resources");
    private static final int LONGEST = 256_000;
    private static final int MOST_TOOLS = 20;
    private static final int LEAST_BUDGET = 256;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;
    private static final int MOST_BYTES = 512 * 1024;

    private RunRules() {}

    static void run(Json request) {
        Fields fields = shared(request, OF_RUNS);
        fields.text("additional_instructions", LONGEST).each("additional_messages", ANY_NUMBER, MessageRules::check);
    }

    static void runWithThread(Json request) {
        shared(request, OF_RUNS_WITH_THREADS)
                .with("thread", ResourceRules::newThread)
                .with("tool_resources", ToolRules::resources);
    }

    static void outputs(Json request) {
        Fields.of(request)
                .known(Set.of("tool_outputs", "stream"))
                .required("tool_outputs")
                .bool("stream")
                .each(
                        "tool_outputs",
                        ANY_NUMBER,
                        (output, path) -> Fields.at(output, path)
                                .known(Set.of("tool_call_id", "output"))
                                .required("tool_call_id")
                                .text("tool_call_id", LONGEST)
                                .text("output", MOST_BYTES));
        if (!request.at("tool_outputs").isArray()) {
            throw Refused.type("tool_outputs", "an array");
        }
        int bytes = request.at("tool_outputs").elements().stream()
                .mapToInt(output -> output.at("output").text().orElse("").getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw Refused.value(
                    "tool_outputs",
                    "Invalid 'tool_outputs': " + bytes + " bytes. Expected at most " + MOST_BYTES + " bytes.");
        }
    }

    private static Fields shared(Json request, Set<String> known) {
        Fields fields = Fields.of(request)
                .known(known)
                .required("assistant_id")
                .text("assistant_id", LONGEST)
                .text("model", LONGEST)
                .text("instructions", LONGEST)
                .each("tools", MOST_TOOLS, ToolRules::tool)
                .bool("stream")
                .bool("parallel_tool_calls")
                .atLeast("max_prompt_tokens", LEAST_BUDGET)
                .atLeast("max_completion_tokens", LEAST_BUDGET)
                .with("truncation_strategy", SettingRules::truncation)
                .with("tool_choice", SettingRules::choice)
                .metadata();
        SettingRules.sampling(fields);
        return fields;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(SHARED.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
