/**
 * Far sides that cost nothing: the same bytes for every request.
 *
 * <p>Here belong canned answers and what serves them, for any benchmark. What must not: anything that is measured.
 */
@NullMarked
package io.assistants4j.benchmarks.canned;

import org.jspecify.annotations.NullMarked;
