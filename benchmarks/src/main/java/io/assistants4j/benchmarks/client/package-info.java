/**
 * What our clients cost beside others that do the same on the same bytes.
 *
 * <p>Here belong the same task done by ours, by openai-java and by bare libraries, and what measures them by turns. What must
 * not: copies of what is measured.
 */
@NullMarked
package io.assistants4j.benchmarks.client;

import org.jspecify.annotations.NullMarked;
