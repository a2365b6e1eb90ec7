package io.assistants4j.core.id;

/** Makes the random part of new ids. Thread-safe; injected so that tests know the ids to come. */
@FunctionalInterface
public interface IdSource {
    /** A text of 24 letters and digits that was not handed out before. */
    String next();
}
