package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the real service checks of assistants and threads. */
final class ResourceRules {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_INSTRUCTIONS = 256_000;
    private static final int MOST_TOOLS = 128;
    private static final Set<String> OF_ASSISTANTS = Set.of(
            "model",
            "name",
            "description",
            "instructions",
            "reasoning_effort",
            "tools",
            "tool_resources",
            "metadata",
            "temperature",
            "top_p",
            "response_format");
    private static final Set<String> OF_THREADS = Set.of("messages", "tool_resources", "metadata");
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private ResourceRules() {}

    static void newAssistant(Json request) {
        assistant(Fields.of(request).known(OF_ASSISTANTS).model(), ToolRules::newResources);
    }

    static void assistantChange(Json request) {
        assistant(Fields.of(request).known(OF_ASSISTANTS), ToolRules::resources);
        if (request.at("model").exists() && request.at("model").isAbsent()) {
            throw Refused.type("model", "a string");
        }
    }

    static void newThread(Json request) {
        newThread(request, "");
    }

    static void newThread(Json request, String path) {
        Fields.at(request, path)
                .known(OF_THREADS)
                .each("messages", ANY_NUMBER, MessageRules::check)
                .with("tool_resources", ToolRules::newResources)
                .metadata();
    }

    static void threadChange(Json request) {
        Fields.of(request)
                .known(Set.of("tool_resources", "metadata"))
                .with("tool_resources", ToolRules::resources)
                .metadata();
    }

    /** Messages and runs change in nothing else. */
    static void metadataChange(Json request) {
        Fields.of(request).known(Set.of("metadata")).metadata();
    }

    private static void assistant(Fields fields, BiConsumer<Json, String> resources) {
        fields.text("model", LONGEST_NAME)
                .text("name", LONGEST_NAME)
                .text("description", LONGEST_DESCRIPTION)
                .text("instructions", LONGEST_INSTRUCTIONS)
                .each("tools", MOST_TOOLS, ToolRules::tool)
                .with("tool_resources", resources)
                .metadata();
        SettingRules.sampling(fields);
    }
}
