/**
 * Small values that every other package speaks in: metadata, raw JSON, open enums, changes, secrets.
 *
 * <p>Belongs here: immutable values without a life of their own. Must not: anything that knows an assistant, a thread or a
 * run.
 */
@NullMarked
package io.assistants4j.core.value;

import org.jspecify.annotations.NullMarked;
