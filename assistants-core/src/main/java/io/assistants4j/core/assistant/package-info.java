/**
 * Assistants: a model with instructions and tools, kept under an id.
 *
 * <p>Belongs here: the port {@link io.assistants4j.core.assistant.Assistants} and its values. Must not: threads and runs.
 */
@NullMarked
package io.assistants4j.core.assistant;

import org.jspecify.annotations.NullMarked;
