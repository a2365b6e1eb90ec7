package io.assistants4j.wire.http;

import java.io.IOException;
import okio.BufferedSource;

/** Makes a value of the body of a successful answer. */
@FunctionalInterface
public interface BodyDecoder<T> {
    /** Reads the whole body; whatever it throws means that the answer makes no sense. */
    T decode(BufferedSource body) throws IOException;
}
