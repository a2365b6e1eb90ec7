/**
 * What one piece of text costs on its way from the far side to the caller.
 *
 * <p>Here belong a far side that costs nothing, the way through the real parts, and the benchmarks over both. What must not:
 * copies of what is measured.
 */
@NullMarked
package io.assistants4j.benchmarks.delta;

import org.jspecify.annotations.NullMarked;
