package io.assistants4j.proxy.config.schema;

/**
 * What is wrong at one place of a file.
 *
 * @param file the file, as it was named
 * @param line counted from 1
 * @param path the key, such as {@code providers.main.api_key}; empty for the file as a whole
 * @param text what is wrong and what is expected; shows no secret
 */
public record Problem(String file, int line, String path, String text) {
    /** The line, the key and what is wrong with it; not the file. */
    @Override
    public String toString() {
        return line + ": " + (path.isEmpty() ? "" : path + ": ") + text;
    }
}
