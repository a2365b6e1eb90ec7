package io.assistants4j.proxy.http;

/** What one route does. It may block; errors are thrown as the exceptions of {@code core.error}. */
@FunctionalInterface
public interface Endpoint {
    /** Answers one call. */
    Answer answer(Call call);
}
