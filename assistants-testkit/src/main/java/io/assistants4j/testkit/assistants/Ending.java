package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends, and what that makes of the message and the step that are open.
 *
 * @param status the state the run ends in
 * @param messageReason why an open message is incomplete
 * @param stepStatus the state an open step ends in
 * @param runReason why the run is incomplete
 * @param code of its error
 * @param message of its error
 */
record Ending(
        String status,
        String messageReason,
        String stepStatus,
        @Nullable String runReason,
        @Nullable String code,
        @Nullable String message) {
    static final Ending COMPLETED = new Ending("completed", "run_failed", "completed", null, null, null);
    static final Ending CANCELLED = new Ending("cancelled", "run_cancelled", "cancelled", null, null, null);
    static final Ending EXPIRED = new Ending("expired", "run_expired", "expired", null, null, null);

    /** A run that was filtered names no reason: the API has none for it. */
    static Ending incomplete(String reason) {
        boolean filtered = reason.equals("content_filter");
        return new Ending(
                "incomplete", filtered ? reason : "max_tokens", "completed", filtered ? null : reason, null, null);
    }

    static Ending failed(String code, String message) {
        return new Ending("failed", "run_failed", "failed", null, code, message);
    }

    @Nullable
    Map<String, @Nullable Object> error() {
        return code == null ? null : Json.object("code", code, "message", message);
    }

    @Nullable
    Map<String, @Nullable Object> details() {
        return runReason == null ? null : Json.object("reason", runReason);
    }

    /** The error of a step: steps know no invalid prompts. */
    @Nullable
    Map<String, @Nullable Object> stepError() {
        if (code == null || !stepStatus.equals("failed")) {
            return null;
        }
        return Json.object("code", code.equals("invalid_prompt") ? "server_error" : code, "message", message);
    }
}
