/**
 * Executes runs for providers whose far side only produces model turns.
 *
 * <p>Belongs here: the engine and the two driven ports it needs, {@link io.assistants4j.core.engine.ModelTurns} and {@link
 * io.assistants4j.core.engine.ConversationStore}. Must not: HTTP, JSON, SQL, threads of its own.
 */
@NullMarked
package io.assistants4j.core.engine;

import org.jspecify.annotations.NullMarked;
