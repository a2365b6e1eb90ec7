/**
 * Benchmarks: figures that stand in the documentation and the code that repeats them.
 *
 * <p>Here belong measurements only. Nothing depends on it.
 */
@NullMarked
package io.assistants4j.benchmarks;

import org.jspecify.annotations.NullMarked;
