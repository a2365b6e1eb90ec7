package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations on messages. */
final class Messages {
    private static final int LONGEST = 256_000;
    private static final String LIMIT = "20";

    /** By time, which has whole seconds; then a question before its answer; then by ids, which say nothing (4.3). */
    private static final Comparator<Map<String, @Nullable Object>> OLDEST_FIRST =
            Comparator.<Map<String, @Nullable Object>>comparingLong(
                            row -> row.get("created_at") instanceof Number time ? time.longValue() : 0)
                    .thenComparing(row -> String.valueOf(row.get("role")), Comparator.reverseOrder())
                    .thenComparing(row -> String.valueOf(row.get("id")));

    private final World world;

    Messages(World world) {
        this.world = world;
    }

    /** The content has to be one text. Whether there is such a thread, and whether a run is active on it, nobody asks (4.2). */
    Answer create(Call call) {
        Json body = call.body();
        String role = call.required("role");
        if (!Set.of("user", "assistant").contains(role)) {
            throw Broken.invalid("enum", "must be one of enum values ('user', 'assistant')", "body", "role");
        }
        String text = body.at("content")
                .text()
                .orElseThrow(() -> Broken.invalid("string_type", "Input should be a valid string", "body", "content"));
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw Broken.invalid("string_length", "String should have 1 to 256000 characters", "body", "content");
        }
        if (body.at("attachments").elements().stream()
                .anyMatch(attachment -> !attachment.at("tools").isArray())) {
            throw Broken.crash("an attachment without tools");
        }
        Map<String, @Nullable Object> row = begun(call.id(), role, world.stamp());
        row.put("status", "completed");
        row.put("content", content(text));
        row.put("attachments", body.at("attachments").tree());
        row.put("metadata", World.metadata(body));
        return Answer.json(200, row);
    }

    /** A message that says nothing yet. */
    Map<String, @Nullable Object> begun(String thread, String role, long createdAt) {
        String id = world.newId("msg_");
        Map<String, @Nullable Object> row = Json.object(
                "id",
                id,
                "object",
                "thread.message",
                "created_at",
                createdAt,
                "thread_id",
                thread,
                "status",
                "in_progress",
                "incomplete_details",
                null,
                "completed_at",
                null,
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
                null,
                "metadata",
                null);
        world.messages().put(id, row);
        return row;
    }

    Answer find(Call call) {
        return Answer.json(200, row(call));
    }

    /** Cut to the limit first, and then those that say nothing yet are left out (4.3); a filter by run is passed over. */
    Answer list(Call call) {
        if (call.hasCursor()) {
            throw Broken.detail(
                    500, "Pagination is not yet implemented for this endpoint, do not pass after or before.");
        }
        boolean oldestFirst = call.request().parameters("order").contains("asc");
        int limit = Integer.parseInt(
                call.request().parameters("limit").stream().findFirst().orElse(LIMIT));
        return Call.list(
                "runs",
                of(call.id()).stream()
                        .sorted(oldestFirst ? OLDEST_FIRST : OLDEST_FIRST.reversed())
                        .limit(limit)
                        .filter(row -> !List.of().equals(row.get("content")))
                        .toList());
    }

    /** Replaces the text, which has to be there (4.4). */
    Answer update(Call call) {
        Map<String, @Nullable Object> row = row(call);
        row.put("content", content(call.body().at("content").text().orElseThrow(() -> Broken.crash("no content"))));
        return Answer.json(200, row);
    }

    /** Says that it deleted the message, which stays (4.4). */
    Answer delete(Call call) {
        return Call.deleted(call.last(), "thread.message.deleted");
    }

    /** The messages of a thread, oldest first. */
    List<Map<String, @Nullable Object>> of(String thread) {
        return world.messages().values().stream()
                .filter(row -> thread.equals(row.get("thread_id")))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** The files that were handed over with the messages of a thread. */
    Stream<String> attached(String thread) {
        return of(thread).stream()
                .flatMap(row -> Json.of(row).at("attachments").elements().stream())
                .flatMap(attachment -> attachment.at("file_id").text().stream());
    }

    static List<Object> content(String text) {
        return List.of(Json.object("type", "text", "text", Json.object("value", text, "annotations", List.of())));
    }

    static String text(Map<String, @Nullable Object> row) {
        return Json.of(row).at("content", 0, "text", "value").text().orElse("");
    }

    private Map<String, @Nullable Object> row(Call call) {
        Map<String, @Nullable Object> row = world.messages().get(call.last());
        if (row == null || !call.id().equals(row.get("thread_id"))) {
            throw Broken.detail(404, "Message not found.");
        }
        return row;
    }
}
