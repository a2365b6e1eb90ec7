package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assistants as JSON trees. */
final class AssistantTrees {
    private static final BigDecimal ONE = new BigDecimal("1.0");

    private AssistantTrees() {}

    static Map<String, @Nullable Object> of(World world, Json request) {
        Map<String, @Nullable Object> tree = Json.object(
                "id",
                world.newId(Kind.ASSISTANT),
                "object",
                "assistant",
                "created_at",
                world.now(),
                "name",
                null,
                "description",
                null,
                "model",
                null,
                "instructions",
                null,
                "tools",
                null,
                "tool_resources",
                null,
                "metadata",
                null,
                "temperature",
                null,
                "top_p",
                null,
                "response_format",
                null);
        change(tree, request, world);
        return tree;
    }

    /** Takes over what the request mentions; null clears, which for some members means their default. */
    static void change(Map<String, @Nullable Object> tree, Json request, World world) {
        request.members().forEach((name, value) -> tree.put(name, value.tree()));
        if (request.at("tool_resources").exists()) {
            tree.put("tool_resources", Resources.shown(world, request.at("tool_resources")));
        }
        defaults(tree);
    }

    private static void defaults(Map<String, @Nullable Object> tree) {
        tree.putIfAbsent("tools", List.of());
        tree.putIfAbsent("metadata", Map.of());
        tree.putIfAbsent("temperature", ONE);
        tree.putIfAbsent("top_p", ONE);
        tree.putIfAbsent("response_format", "auto");
        if (tree.get("reasoning_effort") == null) {
            tree.keySet().removeAll(Set.of("reasoning_effort"));
        }
    }
}
