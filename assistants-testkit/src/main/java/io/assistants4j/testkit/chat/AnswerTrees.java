package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as JSON trees: whole, and in chunks. */
final class AnswerTrees {
    private static final long CREATED = 1_795_000_000L;

    private final String id;
    private final @Nullable Object model;

    AnswerTrees(String id, Json request) {
        this.id = id;
        this.model = request.at("model").tree();
    }

    /** A chunk with these choices, this usage and further members as alternating names and values. */
    Map<String, @Nullable Object> chunk(List<?> choices, @Nullable Object usage, @Nullable Object... more) {
        Map<String, @Nullable Object> chunk = tree("chat.completion.chunk", choices, usage);
        chunk.putAll(Json.object(more));
        return chunk;
    }

    /** The whole answer at once. */
    Map<String, @Nullable Object> whole(Reply reply) {
        StringBuilder text = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        List<Object> calls = new ArrayList<>();
        for (Part part : reply.parts()) {
            if (part instanceof Part.Text said) {
                said.deltas().forEach(text::append);
            } else if (part instanceof Part.Refusal refused) {
                refused.deltas().forEach(refusal::append);
            } else if (part instanceof Part.Call call) {
                calls.add(call(call));
            }
        }
        Map<String, @Nullable Object> message = Json.object(
                "role",
                "assistant",
                "content",
                text.isEmpty() ? null : text,
                "refusal",
                refusal.isEmpty() ? null : refusal);
        if (!calls.isEmpty()) {
            message.put("tool_calls", calls);
        }
        return tree("chat.completion", List.of(choice("message", message, reply.finish())), reply.usage());
    }

    static Map<String, @Nullable Object> choice(String name, Object value, @Nullable String finish) {
        return Json.object("index", 0, name, value, "logprobs", null, "finish_reason", finish);
    }

    private Map<String, @Nullable Object> tree(String object, List<?> choices, @Nullable Object usage) {
        return Json.object(
                "id",
                id,
                "object",
                object,
                "created",
                CREATED,
                "model",
                model,
                "system_fingerprint",
                "fp_fake",
                "choices",
                choices,
                "usage",
                usage);
    }

    private static Object call(Part.Call call) {
        return Json.object(
                "id",
                call.id(),
                "type",
                "function",
                "function",
                Json.object("name", call.name(), "arguments", String.join("", call.deltas())));
    }
}
