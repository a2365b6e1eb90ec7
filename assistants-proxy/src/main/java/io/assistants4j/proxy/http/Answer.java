package io.assistants4j.proxy.http;

import io.assistants4j.core.event.RunStream;
import io.assistants4j.wire.json.Deletion;
import java.util.Map;

/** What an endpoint answers: a JSON body, a text or a stream of events. */
public sealed interface Answer {

    /** One value as JSON. */
    static Answer json(Object value) {
        return new Json(200, value, Map.of());
    }

    /** One value as JSON, with one header. */
    static Answer json(Object value, String header, String text) {
        return new Json(200, value, Map.of(header, text));
    }

    /** The events of a run, in the order the stream gives them; the stream is closed in any case. */
    static Answer events(RunStream stream) {
        return new Events(stream);
    }

    /** That this object is gone; the kind is such as {@code thread}. */
    static Answer deleted(String id, String kind) {
        return json(new Deletion(id, kind + ".deleted", true));
    }

    /** A text of a media type. */
    static Answer text(String type, String body) {
        return new Text(200, type, body);
    }

    /** A text of a media type, with another status than 200. */
    static Answer text(int status, String type, String body) {
        return new Text(status, type, body);
    }

    /**
     * A body.
     *
     * @param status the HTTP status
     * @param value what to write
     * @param headers what to send along
     */
    record Json(int status, Object value, Map<String, String> headers) implements Answer {}

    /**
     * A text.
     *
     * @param status the HTTP status
     * @param type the media type
     * @param body the text, sent in UTF-8
     */
    record Text(int status, String type, String body) implements Answer {}

    /**
     * Events.
     *
     * @param stream where they come from
     */
    record Events(RunStream stream) implements Answer {}
}
