package io.assistants4j.wire.http;

import java.io.IOException;
import okhttp3.Headers;
import okio.BufferedSource;

/** Makes a value of a successful answer. */
@FunctionalInterface
public interface AnswerDecoder<T> {
    /** Reads the whole body; whatever it throws means that the answer makes no sense. */
    T decode(Headers headers, BufferedSource body) throws IOException;
}
