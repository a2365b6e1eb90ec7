package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as JSON trees. */
final class MessageTrees {
    private MessageTrees() {}

    /** A message of a caller. */
    static Map<String, @Nullable Object> of(World world, String thread, Json request) {
        Map<String, @Nullable Object> tree = tree(
                world.newId(Kind.MESSAGE),
                thread,
                world.now(),
                request.at("role").tree(),
                "completed");
        tree.put("content", content(request.at("content")));
        tree.put("attachments", or(request.at("attachments"), List.of()));
        tree.put("metadata", or(request.at("metadata"), Map.of()));
        return tree;
    }

    /** The message a run begins to say. */
    static Map<String, @Nullable Object> begun(String id, FakeRun run, long now) {
        Map<String, @Nullable Object> tree = tree(id, run.thread().id(), now, "assistant", "in_progress");
        tree.put("assistant_id", run.assistantId());
        tree.put("run_id", run.id());
        return tree;
    }

    static @Nullable Object or(Json value, Object otherwise) {
        return value.isAbsent() ? otherwise : value.tree();
    }

    private static Map<String, @Nullable Object> tree(
            String id, String thread, long now, @Nullable Object role, String status) {
        return Json.object(
                "id",
                id,
                "object",
                "thread.message",
                "created_at",
                now,
                "thread_id",
                thread,
                "status",
                status,
                "incomplete_details",
                null,
                "completed_at",
                status.equals("completed") ? now : null,
                "incomplete_at",
                null,
                "role",
                role,
                "content",
                List.of(),
                "assistant_id",
                null,
                "run_id",
                null,
                "attachments",
                List.of(),
                "metadata",
                Map.of());
    }

    /** Texts are strings in requests and objects in answers. */
    private static List<Object> content(Json content) {
        List<Object> parts = new ArrayList<>();
        content.text().ifPresent(text -> parts.add(text(text)));
        for (Json part : content.elements()) {
            parts.add(
                    part.at("type").text().orElse("").equals("text")
                            ? text(part.at("text").text().orElse(""))
                            : part);
        }
        return parts;
    }

    private static Object text(String text) {
        return Json.object("type", "text", "text", Json.object("value", text, "annotations", List.of()));
    }
}
