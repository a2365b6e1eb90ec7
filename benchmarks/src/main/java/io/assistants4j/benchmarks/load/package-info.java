/**
 * What a proxy costs between a client and a far side: ours, and others beside it in the same run.
 *
 * <p>Here belong the far side, the client that measures, and how each proxy is started. What must not: anything of ours that
 * runs inside what is measured, for all of them are programs of their own.
 */
@NullMarked
package io.assistants4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
