/**
 * Files that a far side keeps, as far as turns show them to a model.
 *
 * <p>Belongs here: reading them. Must not: what the APIs make of their contents.
 */
@NullMarked
package io.assistants4j.wire.files;

import org.jspecify.annotations.NullMarked;
