package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that found its route.
 *
 * @param request as it arrived
 * @param ids those in its path, in their order
 */
record Call(ReceivedRequest request, List<String> ids) {
    /** The first id in the path. */
    String id() {
        return ids.get(0);
    }

    /** The last id in the path. */
    String last() {
        return ids.get(ids.size() - 1);
    }

    /** The body; without one the server falls over (4.1). */
    Json body() {
        if (request.body().isBlank()) {
            throw Broken.crash("there is no body");
        }
        try {
            return request.json();
        } catch (IllegalArgumentException e) {
            throw Broken.invalid("json_invalid", "JSON decode error", "body", "0");
        }
    }

    /** The text of a member that has to be there. */
    String required(String member) {
        return body().at(member).text().orElseThrow(() -> Broken.invalid("missing", "Field required", "body", member));
    }

    boolean hasCursor() {
        return !request.parameters("after").isEmpty()
                || !request.parameters("before").isEmpty();
    }

    /** Lists call themselves anything, and never say that there is more (3.2). */
    static Answer list(String object, List<Map<String, @Nullable Object>> rows) {
        return Answer.json(
                200,
                Json.object(
                        "object",
                        object,
                        "data",
                        rows,
                        "first_id",
                        rows.isEmpty() ? "none" : rows.get(0).get("id"),
                        "last_id",
                        rows.isEmpty() ? "none" : rows.get(rows.size() - 1).get("id"),
                        "has_more",
                        false));
    }

    /** Whatever the id: it was deleted (3.5). */
    static Answer deleted(String id, String object) {
        return Answer.json(200, Json.object("id", id, "object", object, "deleted", true));
    }
}
