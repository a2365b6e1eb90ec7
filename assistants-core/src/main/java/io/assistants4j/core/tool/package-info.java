/**
 * Tools an assistant may use, the calls a model makes of them, and what comes back.
 *
 * <p>Belongs here: definitions and calls. Must not: executing any of them.
 */
@NullMarked
package io.assistants4j.core.tool;

import org.jspecify.annotations.NullMarked;
