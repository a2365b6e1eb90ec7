package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that goes on: of a message, or of tool calls that grow. */
final class OpenStep {
    private final Map<String, @Nullable Object> tree;
    private final List<Map<String, @Nullable Object>> calls = new ArrayList<>();
    private boolean asking;

    OpenStep(Map<String, @Nullable Object> tree) {
        this.tree = tree;
    }

    Map<String, @Nullable Object> tree() {
        return tree;
    }

    /** Whether outputs of its calls are wanted. */
    boolean isAsking() {
        return asking;
    }

    /** A call of a function begins; the delta that tells it. */
    Map<String, @Nullable Object> call(String id, String name) {
        asking = true;
        calls.add(function(id, name, ""));
        return delta(function(id, name, ""));
    }

    /** More arguments of the last call; the delta that tells it. */
    Map<String, @Nullable Object> arguments(String more) {
        Json last = Json.of(calls.get(calls.size() - 1));
        calls.set(
                calls.size() - 1,
                function(
                        last.at("id").text().orElse(""),
                        last.at("function", "name").text().orElse(""),
                        last.at("function", "arguments").text().orElse("") + more));
        show(calls);
        return delta(Json.object("type", "function", "function", Json.object("arguments", more)));
    }

    /** A call of a tool that comes at once; the delta that tells it. */
    Map<String, @Nullable Object> tool(Part.Tool tool) {
        Map<String, @Nullable Object> call = Json.object("id", tool.id(), "type", tool.type());
        call.putAll(tool.members());
        calls.add(call);
        show(calls);
        return delta(call);
    }

    /** The calls whose outputs are wanted. */
    List<Map<String, @Nullable Object>> wanted() {
        List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
        for (Map<String, @Nullable Object> call : calls) {
            Json function = Json.of(call).at("function");
            wanted.add(Json.object(
                    "id",
                    call.get("id"),
                    "type",
                    "function",
                    "function",
                    Json.object("name", function.at("name"), "arguments", function.at("arguments"))));
        }
        return wanted;
    }

    /** The outputs are in, by the ids of their calls. */
    void answer(Map<String, String> outputs) {
        List<Map<String, @Nullable Object>> answered = new ArrayList<>();
        for (Map<String, @Nullable Object> call : calls) {
            Map<String, @Nullable Object> with = new LinkedHashMap<>(call);
            Json function = Json.of(call).at("function");
            with.put(
                    "function",
                    Json.object(
                            "name",
                            function.at("name"),
                            "arguments",
                            function.at("arguments"),
                            "output",
                            outputs.get(String.valueOf(call.get("id")))));
            answered.add(with);
        }
        show(answered);
    }

    Map<String, @Nullable Object> closed(String status, @Nullable Object error, Tokens usage, long now) {
        tree.put("status", status);
        tree.put(status + "_at", now);
        tree.put("last_error", error);
        tree.put("usage", usage.tree());
        return tree;
    }

    private void show(List<Map<String, @Nullable Object>> shown) {
        tree.put("step_details", StepTrees.details(List.copyOf(shown)));
    }

    private Map<String, @Nullable Object> delta(Map<String, @Nullable Object> call) {
        Map<String, @Nullable Object> told = Json.object("index", calls.size() - 1);
        told.putAll(call);
        return Json.object(
                "id",
                tree.get("id"),
                "object",
                "thread.run.step.delta",
                "delta",
                Json.object("step_details", StepTrees.details(List.of(told))));
    }

    private static Map<String, @Nullable Object> function(String id, String name, String arguments) {
        return Json.object(
                "id",
                id,
                "type",
                "function",
                "function",
                Json.object("name", name, "arguments", arguments, "output", null));
    }
}
