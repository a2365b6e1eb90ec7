/**
 * The provider that needs no account and no network: the run engine, a store in memory unless another is given, and an extractive model.
 *
 * <p>The model invents nothing. It answers by quoting the sentences of the instructions and of the conversation that fit
 * the question best, ranked by Lucene's BM25, and says so plainly when none fits. The same input gives the same answer,
 * always. {@link io.assistants4j.local.LocalProvider} is the way in, {@link io.assistants4j.local.LocalModule} the same for
 * Guice.
 *
 * <p>Here belongs what reads, ranks, quotes and counts, and how that is wired to the run engine. No HTTP, no vendor, no
 * files: a durable store is handed in.
 */
@NullMarked
package io.assistants4j.local;

import org.jspecify.annotations.NullMarked;
