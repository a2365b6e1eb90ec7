package io.assistants4j.testkit.responses;

import org.jspecify.annotations.Nullable;

/**
 * How a scripted response ends.
 *
 * @param event the last event of the stream, null for a stream that just stops
 * @param status the status of the response object
 * @param reason why it is incomplete
 * @param code of the error
 * @param message of the error
 */
record Ending(
        @Nullable String event,
        String status,
        @Nullable String reason,
        @Nullable String code,
        @Nullable String message) {

    static Ending completed() {
        return new Ending("response.completed", "completed", null, null, null);
    }

    static Ending incomplete(String reason) {
        return new Ending("response.incomplete", "incomplete", reason, null, null);
    }

    static Ending failed(String code, String message) {
        return new Ending("response.failed", "failed", null, code, message);
    }

    static Ending error(String code, String message) {
        return new Ending("error", "failed", null, code, message);
    }

    static Ending none() {
        return new Ending(null, "in_progress", null, null, null);
    }
}
