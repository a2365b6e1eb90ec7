/**
 * Server-sent events as bytes: {@link io.assistants4j.wire.sse.SseReader} takes a stream apart, {@link
 * io.assistants4j.wire.sse.SseWriter} puts one together.
 *
 * <p>What belongs here: framing, and nothing but framing. What must not: what an event means, JSON, HTTP, reconnecting.
 */
@NullMarked
package io.assistants4j.wire.sse;

import org.jspecify.annotations.NullMarked;
