/**
 * HTTP with care: every call of every provider goes through {@link io.assistants4j.wire.http.CallExecutor}, which decides
 * about time, repetition, load and measurement, and turns whatever goes wrong into one of core's exceptions.
 *
 * <p>Belongs here: transport. Must not: what a body means, the routes of an API, the name of a vendor.
 */
@NullMarked
package io.assistants4j.wire.http;

import org.jspecify.annotations.NullMarked;
