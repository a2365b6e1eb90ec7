/**
 * A model's turns over the Responses API: {@link io.assistants4j.wire.responses.ResponsesTurns} writes a turn as a request
 * and reads the answer's events as they come.
 *
 * <p>Belongs here: the shapes of that API. Must not: what becomes of a run (that is core's engine), retries, credentials.
 */
@NullMarked
package io.assistants4j.wire.responses;

import org.jspecify.annotations.NullMarked;
