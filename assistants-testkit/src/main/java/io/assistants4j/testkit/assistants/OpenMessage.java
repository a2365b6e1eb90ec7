package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that is being said. It has one part, which grows. */
final class OpenMessage {
    private final Map<String, @Nullable Object> tree;
    private final List<Object> content = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    OpenMessage(Map<String, @Nullable Object> tree) {
        this.tree = tree;
        tree.put("content", content);
    }

    Map<String, @Nullable Object> tree() {
        return tree;
    }

    /** More text; the delta that tells it. */
    Map<String, @Nullable Object> text(String more) {
        boolean first = content.isEmpty();
        text.append(more);
        grown("text", Json.object("value", text.toString(), "annotations", List.of()));
        return delta("text", first ? Json.object("value", more, "annotations", List.of()) : Json.object("value", more));
    }

    /** More of a refusal; the delta that tells it. */
    Map<String, @Nullable Object> refusal(String more) {
        text.append(more);
        grown("refusal", text.toString());
        return delta("refusal", more);
    }

    /** A part that comes at once; the delta that tells it. */
    Map<String, @Nullable Object> part(Part.Content part) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(Json.object("type", part.type()));
        whole.putAll(part.members());
        content.add(whole);
        Map<String, @Nullable Object> told = new LinkedHashMap<>(Json.object("index", 0));
        told.putAll(whole);
        return delta(told);
    }

    Map<String, @Nullable Object> completed(long now) {
        tree.put("status", "completed");
        tree.put("completed_at", now);
        return tree;
    }

    Map<String, @Nullable Object> incomplete(String reason, long now) {
        tree.put("status", "incomplete");
        tree.put("incomplete_at", now);
        tree.put("incomplete_details", Json.object("reason", reason));
        return tree;
    }

    private void grown(String type, Object whole) {
        content.clear();
        content.add(Json.object("type", type, type, whole));
    }

    private Map<String, @Nullable Object> delta(String type, Object more) {
        return delta(Json.object("index", 0, "type", type, type, more));
    }

    private Map<String, @Nullable Object> delta(Map<String, @Nullable Object> part) {
        return Json.object(
                "id", tree.get("id"), "object", "thread.message.delta", "delta", Json.object("content", List.of(part)));
    }
}
