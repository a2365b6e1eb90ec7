/**
 * The domain on one page: assistants, threads, messages and runs, and the four ports through which they are reached.
 *
 * <p>Here belongs what every provider shares. No HTTP, no JSON library, no framework, no clock of its own.
 */
@NullMarked
package io.assistants4j.core;

import org.jspecify.annotations.NullMarked;
