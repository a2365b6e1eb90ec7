package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on threads. */
final class Threads {
    private final World world;

    Threads(World world) {
        this.world = world;
    }

    Answer create(Call call) {
        return Answer.json(200, make(call.body()));
    }

    /** Messages and files for tools bring the server down (4.1). */
    Map<String, @Nullable Object> make(Json body) {
        if (!body.at("messages").isAbsent() || !body.at("tool_resources").isAbsent()) {
            throw Broken.crash("threads are made empty");
        }
        String id = world.newId("thread_");
        Map<String, @Nullable Object> row = Json.object(
                "id", id, "object", "thread", "created_at", world.stamp(), "metadata", World.metadata(body));
        world.threads().put(id, row);
        return row;
    }

    Answer find(Call call) {
        Map<String, @Nullable Object> row = world.threads().get(call.id());
        if (row == null) {
            throw Broken.detail(404, "Thread not found with id " + call.id());
        }
        return Answer.json(200, new LinkedHashMap<>(row));
    }

    /** A route that the service this stands for never had (4.5). Cursors are a bad gateway (3.2). */
    Answer list(Call call) {
        if (call.hasCursor()) {
            throw Broken.detail(502, "Pagination is not yet implemented for this endpoint");
        }
        List<Map<String, @Nullable Object>> rows =
                new ArrayList<>(world.threads().values());
        return Call.list("thread", rows);
    }

    /** An unknown thread brings the server down (3.4). */
    Answer update(Call call) {
        Map<String, @Nullable Object> row = world.threads().get(call.id());
        if (row == null) {
            throw Broken.crash("there is no such thread");
        }
        if (!call.body().at("metadata").isAbsent()) {
            row.put("metadata", World.metadata(call.body()));
        }
        return Answer.json(200, row);
    }

    /** Its messages and runs stay readable (4.4). */
    Answer delete(Call call) {
        world.threads().remove(call.id());
        return Call.deleted(call.id(), "thread");
    }
}
