package io.assistants4j.proxy.http;

import io.assistants4j.proxy.repeat.GivenAnswer;
import java.util.Map;

/** An answer in JSON, as it was given. */
final class WholeAnswer implements GivenAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] json;

    /** The bytes are not copied and must not change any more. */
    WholeAnswer(int status, Map<String, String> headers, byte[] json) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.json = json;
    }

    int status() {
        return status;
    }

    /** What the endpoint sent along. */
    Map<String, String> headers() {
        return headers;
    }

    /** The body; not to be changed. */
    byte[] json() {
        return json;
    }

    @Override
    public long bytes() {
        return json.length;
    }
}
