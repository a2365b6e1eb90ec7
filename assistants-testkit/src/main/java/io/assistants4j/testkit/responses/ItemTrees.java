package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Output items as JSON trees, as they look when they begin and when they are done. */
final class ItemTrees {
    private final String serial;
    private final boolean encryptedIncluded;
    private final int cut;

    /**
     * @param serial what the ids are made of
     * @param encryptedIncluded whether reasoning carries its encrypted content
     * @param cut which item ends unfinished, or -1
     */
    ItemTrees(String serial, boolean encryptedIncluded, int cut) {
        this.serial = serial;
        this.encryptedIncluded = encryptedIncluded;
        this.cut = cut;
    }

    static String prefix(Part.Item item) {
        if (item instanceof Part.Call) {
            return "fc";
        }
        return item instanceof Part.Reasoning ? "rs" : item instanceof Part.Other ? "it" : "msg";
    }

    String id(Part.Item item, int index) {
        return prefix(item) + "_" + serial + "_" + index;
    }

    Map<String, @Nullable Object> begun(Part.Item item, int index) {
        return tree(item, index, "in_progress");
    }

    Map<String, @Nullable Object> done(Part.Item item, int index) {
        boolean half = item instanceof Part.Call call && call.half();
        return tree(item, index, half || index == cut ? "incomplete" : "completed");
    }

    /** The one content part of a message, with this much of its text. */
    static Map<String, @Nullable Object> content(Part.Item item, String text) {
        return item instanceof Part.Refusal
                ? Json.object("type", "refusal", "refusal", text)
                : Json.object("type", "output_text", "text", text, "annotations", List.of(), "logprobs", List.of());
    }

    private Map<String, @Nullable Object> tree(Part.Item item, int index, String status) {
        String id = id(item, index);
        boolean begun = status.equals("in_progress");
        if (item instanceof Part.Call call) {
            return Json.object(
                    "id",
                    id,
                    "type",
                    "function_call",
                    "status",
                    status,
                    "arguments",
                    begun ? "" : String.join("", call.deltas()),
                    "call_id",
                    call.callId(),
                    "name",
                    call.name());
        }
        if (item instanceof Part.Reasoning reasoning) {
            Map<String, @Nullable Object> tree = Json.object("id", id, "type", "reasoning", "summary", List.of());
            if (encryptedIncluded) {
                tree.put("encrypted_content", begun ? "" : reasoning.encrypted());
            }
            return tree;
        }
        if (item instanceof Part.Other other) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>(Json.object("id", id, "type", other.type()));
            tree.putAll(other.members());
            return tree;
        }
        List<Object> content = begun ? List.of() : List.of(content(item, String.join("", deltas(item))));
        return Json.object("id", id, "type", "message", "status", status, "content", content, "role", "assistant");
    }

    static List<String> deltas(Part.Item item) {
        if (item instanceof Part.Text text) {
            return text.deltas();
        }
        if (item instanceof Part.Refusal refusal) {
            return refusal.deltas();
        }
        return item instanceof Part.Call call ? call.deltas() : List.of();
    }
}
