package io.assistants4j.local;

/**
 * A sentence that may be quoted.
 *
 * @param text the sentence as it is quoted
 * @param context words that belong to it without being part of it, such as the heading above it; searched, never quoted
 */
record Passage(Speaker speaker, String text, String context) {}
