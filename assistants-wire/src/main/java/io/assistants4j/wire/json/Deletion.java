package io.assistants4j.wire.json;

/**
 * The answer to a deletion.
 *
 * @param id what was deleted
 * @param object its kind, such as {@code thread.message.deleted}
 * @param deleted whether it is gone
 */
public record Deletion(String id, String object, boolean deleted) {}
