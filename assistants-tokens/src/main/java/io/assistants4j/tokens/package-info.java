/**
 * Counting tokens with the vocabularies of models. They are three megabytes, so this is a module of its own: providers find
 * it on the class path, and guess where it is not there.
 *
 * <p>Belongs here: vocabularies, and which models have which. Must not: what is done where a turn is too long.
 */
@NullMarked
package io.assistants4j.tokens;

import org.jspecify.annotations.NullMarked;
