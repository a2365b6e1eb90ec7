package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as its row has it. */
final class Run {
    private final Map<String, @Nullable Object> row;

    Run(Map<String, @Nullable Object> row) {
        this.row = row;
    }

    /** What a request makes of an assistant; sampling is kept with the run and never reaches the model (5.2). */
    static Map<String, @Nullable Object> row(World world, String thread, Json assistant, Json body) {
        Json instructions = body.at("instructions").isAbsent() ? assistant.at("instructions") : body.at("instructions");
        Json more = body.at("additional_instructions");
        if (instructions.isAbsent() && !more.isAbsent()) {
            throw Broken.crash("nothing to add instructions to");
        }
        Object effective = more.isAbsent()
                ? instructions.tree()
                : instructions.text().orElse("") + "\n\nAdditional instructions:\n"
                        + more.text().orElse("");
        Map<String, @Nullable Object> row = Json.object(
                "id", world.newId("run_"),
                "object", "thread.run",
                "created_at", world.stamp(),
                "thread_id", thread,
                "assistant_id", assistant.at("id").tree(),
                "status", "in_progress",
                "model", either(body, assistant, "model"),
                "instructions", effective,
                "tools", either(body, assistant, "tools"),
                "metadata", World.metadata(body),
                "temperature", body.at("temperature").tree(),
                "top_p", body.at("top_p").tree(),
                "truncation_strategy", Json.object("type", "auto"),
                "tool_choice", choice(body.at("tool_choice")),
                "response_format",
                        body.at("response_format").isAbsent()
                                ? "auto"
                                : body.at("response_format").tree(),
                "required_action", null);
        // There are no others: what happened when, what it cost and why it failed is never told (3.3).
        for (String never : List.of(
                "last_error",
                "expires_at",
                "started_at",
                "cancelled_at",
                "failed_at",
                "completed_at",
                "incomplete_details",
                "usage",
                "max_prompt_tokens",
                "max_completion_tokens")) {
            row.put(never, null);
        }
        return row;
    }

    /** A row without instructions, or with a format of its own, is kept and cannot be read again (5.1). */
    boolean isReadable() {
        return row.get("instructions") != null && "auto".equals(row.get("response_format"));
    }

    Map<String, @Nullable Object> tree() {
        return row;
    }

    String id() {
        return String.valueOf(row.get("id"));
    }

    String thread() {
        return String.valueOf(row.get("thread_id"));
    }

    String model() {
        return String.valueOf(row.get("model"));
    }

    String status() {
        return String.valueOf(row.get("status"));
    }

    long createdAt() {
        return row.get("created_at") instanceof Number time ? time.longValue() : 0;
    }

    void enter(String status) {
        row.put("status", status);
    }

    boolean has(String tool) {
        return tools().anyMatch(each -> each.at("type").text().orElse("").equals(tool));
    }

    boolean hasTools() {
        return tools().findAny().isPresent();
    }

    List<String> functions() {
        return tools().flatMap(tool -> tool.at("function", "name").text().stream())
                .toList();
    }

    /** What the model calls; all calls of a turn share one id (5.5). */
    void await(World world, List<Completion.Calls> calls) {
        String id = world.newId("call_");
        List<Object> wanted = new ArrayList<>();
        calls.forEach(call -> wanted.add(Json.object(
                "id",
                id,
                "type",
                "function",
                "function",
                Json.object("name", call.function(), "arguments", call.arguments()))));
        row.put(
                "required_action",
                Json.object("type", "submit_tool_outputs", "submit_tool_outputs", Json.object("tool_calls", wanted)));
        enter("requires_action");
    }

    /** The same run in another state, as streams tell it. */
    Map<String, @Nullable Object> told(String status, boolean asking) {
        Map<String, @Nullable Object> told = new java.util.LinkedHashMap<>(row);
        told.put("status", status);
        if (!asking) {
            told.put("required_action", null);
        }
        return told;
    }

    private java.util.stream.Stream<Json> tools() {
        return Json.of(row).at("tools").elements().stream();
    }

    private static @Nullable Object either(Json body, Json assistant, String name) {
        return body.at(name).isAbsent()
                ? assistant.at(name).tree()
                : body.at(name).tree();
    }

    /** What is no word is kept, and shown, as the text of its JSON (3.3). */
    private static @Nullable Object choice(Json sent) {
        return sent.isAbsent() ? "auto" : sent.isObject() ? sent.toString() : sent.tree();
    }
}
