package io.assistants4j.wire.json;

import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.sse.SseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The data of a server-sent event that has no name of its own: an event inside, or an object that says what it is.
 *
 * @param event the name of the event inside
 * @param data its data
 * @param object the kind of the object
 * @param status the state of the object
 * @param error a fault
 */
record Envelope(
        @Nullable String event,
        @Nullable RawJson data,
        @Nullable String object,
        @Nullable String status,
        @Nullable RawJson error) {
    /** The event with its name; null where nothing tells it. */
    @Nullable
    SseEvent named(SseEvent unnamed) {
        if (event != null && !event.isEmpty()) {
            return data == null ? new SseEvent(event, unnamed.data()) : SseEvent.of(event, data.json());
        }
        String name = error == null ? name() : "error";
        return name == null ? null : new SseEvent(name, unnamed.data());
    }

    private @Nullable String name() {
        if (object == null || object.isEmpty()) {
            return null;
        }
        if (object.equals("thread")) {
            return "thread.created";
        }
        return status == null ? object : object + "." + status;
    }
}
