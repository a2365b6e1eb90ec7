package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that a far side keeps: {@code GET /v1/files/{id}} and {@code /v1/files/{id}/content}. Thread-safe. */
final class KeptFiles {
    private static final Pattern ONE = Pattern.compile("/v1/files/([^/]+)(/content)?");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void keep(String id, byte[] bytes) {
        files.put(id, bytes.clone());
    }

    void clear() {
        files.clear();
    }

    /** The answer to a request for a file; empty where it is for something else. */
    Optional<Answer> answer(ReceivedRequest request) {
        Matcher one = ONE.matcher(request.path());
        return one.matches() && request.method().equals("GET")
                ? Optional.of(answer(one.group(1), one.group(2) != null))
                : Optional.empty();
    }

    private Answer answer(String id, boolean content) {
        byte[] bytes = files.get(id);
        if (bytes == null) {
            return Answer.json(404, ErrorBody.of("No such File object: " + id, "invalid_request_error", "id", null));
        }
        return content
                ? Answer.of(200, "application/octet-stream", "").write(bytes)
                : Answer.json(200, Json.object("id", id, "object", "file", "bytes", bytes.length, "purpose", "vision"));
    }
}
