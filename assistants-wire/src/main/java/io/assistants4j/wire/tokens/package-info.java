/**
 * Counting tokens on this side, for far sides that do not count before they answer.
 *
 * <p>Belongs here: how much a model reads, and a guess where nobody counts. Must not: vocabularies, which are a module of
 * their own; what is done where a turn is too long.
 */
@NullMarked
package io.assistants4j.wire.tokens;

import org.jspecify.annotations.NullMarked;
