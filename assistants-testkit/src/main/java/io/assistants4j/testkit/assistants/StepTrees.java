package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps of runs as JSON trees. */
final class StepTrees {
    private StepTrees() {}

    static Map<String, @Nullable Object> ofMessage(String id, FakeRun run, Object message, long now) {
        Object details =
                Json.object("type", "message_creation", "message_creation", Json.object("message_id", message));
        return begun(id, run, "message_creation", details, now);
    }

    static Map<String, @Nullable Object> ofCalls(String id, FakeRun run, long now) {
        return begun(id, run, "tool_calls", details(List.of()), now);
    }

    static Map<String, @Nullable Object> details(List<Map<String, @Nullable Object>> calls) {
        return Json.object("type", "tool_calls", "tool_calls", calls);
    }

    /** A step without what was found in files, which is shown only to those who ask for it. */
    static Map<String, @Nullable Object> withoutContent(Map<String, @Nullable Object> step) {
        Json calls = Json.of(step).at("step_details", "tool_calls");
        if (!calls.toString().contains("\"results\"")) {
            return step;
        }
        List<Map<String, @Nullable Object>> stripped = new ArrayList<>();
        for (Json call : calls.elements()) {
            Map<String, @Nullable Object> shown = copy(call);
            Map<String, @Nullable Object> search = copy(call.at("file_search"));
            List<Object> results = new ArrayList<>();
            for (Json result : call.at("file_search", "results").elements()) {
                Map<String, @Nullable Object> without = copy(result);
                without.remove("content");
                results.add(without);
            }
            if (search.containsKey("results")) {
                search.put("results", results);
                shown.put("file_search", search);
            }
            stripped.add(shown);
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(step);
        shown.put("step_details", details(stripped));
        return shown;
    }

    private static Map<String, @Nullable Object> copy(Json object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.members().forEach((name, member) -> copy.put(name, member.tree()));
        return copy;
    }

    private static Map<String, @Nullable Object> begun(String id, FakeRun run, String type, Object details, long now) {
        return Json.object(
                "id",
                id,
                "object",
                "thread.run.step",
                "created_at",
                now,
                "assistant_id",
                run.assistantId(),
                "thread_id",
                run.thread().id(),
                "run_id",
                run.id(),
                "type",
                type,
                "status",
                "in_progress",
                "step_details",
                details,
                "last_error",
                null,
                "expired_at",
                null,
                "cancelled_at",
                null,
                "failed_at",
                null,
                "completed_at",
                null,
                "metadata",
                Map.of(),
                "usage",
                null);
    }
}
