/**
 * How long a user waits for {@code bin/assistants serve}.
 *
 * <p>Here belong programs that start other programs and time them. What must not: anything that runs inside what is timed.
 */
@NullMarked
package io.assistants4j.benchmarks.start;

import org.jspecify.annotations.NullMarked;
