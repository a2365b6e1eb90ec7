package io.assistants4j.wire.files;

/**
 * What the Files API says of a file, as far as it matters.
 *
 * @param bytes its size
 */
record StoredFile(long bytes) {}
