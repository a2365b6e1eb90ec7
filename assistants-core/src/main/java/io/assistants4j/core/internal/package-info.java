/**
 * Pieces of core that are public for technical reasons only; nobody outside core may use them.
 *
 * <p>Belongs here: argument checks. Must not: anything a user would name.
 */
@NullMarked
package io.assistants4j.core.internal;

import org.jspecify.annotations.NullMarked;
