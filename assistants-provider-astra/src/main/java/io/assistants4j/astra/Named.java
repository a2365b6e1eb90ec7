package io.assistants4j.astra;

import io.assistants4j.core.error.NotFoundException;
import java.util.function.Supplier;

/** Names what is not there: the server says that something is missing, but not what. */
final class Named {
    private Named() {}

    /** What is found, or a failure that names this. */
    static <T> T orMissing(String kind, String id, Supplier<T> finding) {
        try {
            return finding.get();
        } catch (NotFoundException e) {
            throw new NotFoundException(kind, id);
        }
    }
}
