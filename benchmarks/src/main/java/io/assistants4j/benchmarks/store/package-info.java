/**
 * What the durable store takes and gives in a second.
 *
 * <p>Here belong programs that fill a file and read it. What must not: SQL over the tables of the store, whose own business
 * they are.
 */
@NullMarked
package io.assistants4j.benchmarks.store;

import org.jspecify.annotations.NullMarked;
