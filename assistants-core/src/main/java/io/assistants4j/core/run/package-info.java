/**
 * Runs: one execution of an assistant on a thread, its steps, its life cycle.
 *
 * <p>Belongs here: the port {@link io.assistants4j.core.run.Runs}, its values and the state machine. Must not: executing a
 * run, which is {@code core.engine}.
 */
@NullMarked
package io.assistants4j.core.run;

import org.jspecify.annotations.NullMarked;
