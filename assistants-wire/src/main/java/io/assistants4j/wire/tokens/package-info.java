/**
 * Counting tokens on this side, for far sides that do not count before they answer.
 *
 * <p>Belongs here: vocabularies, and which models have which. Must not: what is done where a turn is too long.
 */
@NullMarked
package io.assistants4j.wire.tokens;

import org.jspecify.annotations.NullMarked;
