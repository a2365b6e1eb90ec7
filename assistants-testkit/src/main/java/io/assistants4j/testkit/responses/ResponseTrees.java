package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response object as a JSON tree, at its beginning and at its end. */
final class ResponseTrees {
    private static final long CREATED_AT = 1_795_000_000L;

    private final String id;
    private final Json request;
    private final Reply reply;
    private final ItemTrees items;

    ResponseTrees(String id, Json request, Reply reply, ItemTrees items) {
        this.id = id;
        this.request = request;
        this.reply = reply;
        this.items = items;
    }

    boolean isInBackground() {
        return request.at("background").bool().orElse(false);
    }

    /** What is accepted in the background waits for its turn. */
    Map<String, @Nullable Object> accepted() {
        return isInBackground() ? tree("queued", List.of(), null, null, null) : begun();
    }

    Map<String, @Nullable Object> cancelled() {
        return tree("cancelled", List.of(), null, null, null);
    }

    Map<String, @Nullable Object> begun() {
        return tree("in_progress", List.of(), null, null, null);
    }

    Map<String, @Nullable Object> ended() {
        Ending ending = reply.ending();
        Object error = ending.code() == null ? null : Json.object("code", ending.code(), "message", ending.message());
        Object reason = ending.reason() == null ? null : Json.object("reason", ending.reason());
        Map<String, @Nullable Object> ended =
                tree(ending.status(), output(), error, reason, ending.code() == null ? reply.usage() : null);
        ended.putAll(reply.members());
        return ended;
    }

    private Map<String, @Nullable Object> tree(
            String status,
            List<?> output,
            @Nullable Object error,
            @Nullable Object incomplete,
            @Nullable Object usage) {
        return Json.object(
                "id",
                id,
                "object",
                "response",
                "created_at",
                CREATED_AT,
                "status",
                status,
                "background",
                isInBackground(),
                "error",
                error,
                "incomplete_details",
                incomplete,
                "instructions",
                request.at("instructions").tree(),
                "max_output_tokens",
                request.at("max_output_tokens").tree(),
                "model",
                request.at("model").tree(),
                "output",
                output,
                "parallel_tool_calls",
                request.at("parallel_tool_calls").bool().orElse(true),
                "store",
                request.at("store").bool().orElse(true),
                "temperature",
                request.at("temperature").number().orElse(null),
                "tool_choice",
                request.at("tool_choice").exists() ? request.at("tool_choice") : "auto",
                "tools",
                request.at("tools").exists() ? request.at("tools") : List.of(),
                "usage",
                usage,
                "metadata",
                request.at("metadata").exists() ? request.at("metadata") : Map.of());
    }

    private List<Object> output() {
        List<Object> output = new ArrayList<>();
        for (Part part : reply.parts()) {
            if (part instanceof Part.Item item) {
                output.add(items.done(item, output.size()));
            }
        }
        return output;
    }
}
