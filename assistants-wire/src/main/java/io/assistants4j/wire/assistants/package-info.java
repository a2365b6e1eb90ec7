/**
 * The Assistants API v2 of a far side that still speaks it: {@link io.assistants4j.wire.assistants.NativeProvider} has core's
 * ports, each call one request.
 *
 * <p>Belongs here: the routes of that API, and what its servers do differently from one another. Must not: addresses and
 * credentials (that is the dialect), retries, a run's life (that is the far side's).
 */
@NullMarked
package io.assistants4j.wire.assistants;

import org.jspecify.annotations.NullMarked;
