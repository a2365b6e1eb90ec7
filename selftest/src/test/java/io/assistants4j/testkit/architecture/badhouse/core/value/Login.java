package io.assistants4j.testkit.architecture.badhouse.core.value;

/** Prints the credential it holds, as records do; and keeps unknown members, but not the unknown in those it knows. */
public record Login(String user, String apiKey, Level level, Extensions extensions) {
    /** Cannot grow. */
    public enum Level {
        READER,
        WRITER
    }
}
