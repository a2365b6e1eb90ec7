/**
 * JSON, straight onto the records of core: one {@link io.assistants4j.wire.json.JsonCodec}, no types in between.
 *
 * <p>Core's records mirror the wire, so one adapter built from a record's components serves all of them. What cannot be
 * derived from a record stands in two tables: {@code Shapes} (tags, defaults, explicit nulls) and {@code Unions} (labels).
 *
 * <p>What belongs here: how a value is spelled as JSON, and the few bodies of the wire that are no domain objects. What must
 * not: HTTP, retries, what a value means.
 */
@NullMarked
package io.assistants4j.wire.json;

import org.jspecify.annotations.NullMarked;
