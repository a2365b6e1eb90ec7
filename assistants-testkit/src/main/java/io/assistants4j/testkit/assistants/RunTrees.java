package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs as JSON trees. */
final class RunTrees {
    private static final long LIFETIME_S = 600;

    private RunTrees() {}

    /** A run as it begins: what the request does not say, the assistant says. */
    static Map<String, @Nullable Object> of(World world, String thread, Json assistant, Json request) {
        long now = world.now();
        Map<String, @Nullable Object> tree = Json.object(
                "id",
                world.newId(Kind.RUN),
                "object",
                "thread.run",
                "created_at",
                now,
                "thread_id",
                thread,
                "assistant_id",
                assistant.at("id").tree(),
                "status",
                "queued",
                "required_action",
                null,
                "last_error",
                null,
                "expires_at",
                now + LIFETIME_S,
                "started_at",
                null,
                "cancelled_at",
                null,
                "failed_at",
                null,
                "completed_at",
                null,
                "incomplete_details",
                null,
                "model",
                first(request, assistant, "model"),
                "instructions",
                instructions(request, assistant),
                "tools",
                first(request, assistant, "tools"),
                "metadata",
                MessageTrees.or(request.at("metadata"), Map.of()),
                "usage",
                null);
        settings(tree, request, assistant);
        return tree;
    }

    private static void settings(Map<String, @Nullable Object> tree, Json request, Json assistant) {
        Json truncation = Json.of(Json.object("type", "auto", "last_messages", null));
        tree.put("temperature", first(request, assistant, "temperature"));
        tree.put("top_p", first(request, assistant, "top_p"));
        tree.put("max_prompt_tokens", request.at("max_prompt_tokens").tree());
        tree.put("max_completion_tokens", request.at("max_completion_tokens").tree());
        tree.put("truncation_strategy", MessageTrees.or(request.at("truncation_strategy"), truncation));
        tree.put("tool_choice", MessageTrees.or(request.at("tool_choice"), "auto"));
        tree.put("parallel_tool_calls", MessageTrees.or(request.at("parallel_tool_calls"), true));
        tree.put("response_format", first(request, assistant, "response_format"));
        tree.put("tool_resources", MessageTrees.or(assistant.at("tool_resources"), Map.of()));
        Object effort = first(request, assistant, "reasoning_effort");
        if (effort != null) {
            tree.put("reasoning_effort", effort);
        }
    }

    private static String instructions(Json request, Json assistant) {
        Json instead =
                request.at("instructions").isAbsent() ? assistant.at("instructions") : request.at("instructions");
        return Stream.of(instead, request.at("additional_instructions"))
                .map(text -> text.text().orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable Object first(Json request, Json assistant, String name) {
        return request.at(name).isAbsent()
                ? assistant.at(name).tree()
                : request.at(name).tree();
    }
}
