package io.assistants4j.wire.json;

import org.jspecify.annotations.Nullable;

/**
 * A request with the flag that asks for its answer as a stream; on the wire both are one object.
 *
 * @param request what is asked for
 * @param stream whether to stream the answer; absent means no
 * @param <T> the request's type
 */
public record Streamable<T>(T request, @Nullable Boolean stream) {
    /** Whether the answer is to be streamed. */
    public boolean isStreamed() {
        return Boolean.TRUE.equals(stream);
    }
}
