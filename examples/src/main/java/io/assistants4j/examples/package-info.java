/**
 * The programs of the documentation, compiled and run.
 *
 * <p>Here belongs code a reader may copy. Nothing depends on it.
 */
@NullMarked
package io.assistants4j.examples;

import org.jspecify.annotations.NullMarked;
