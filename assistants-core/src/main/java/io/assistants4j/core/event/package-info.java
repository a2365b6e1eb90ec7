/**
 * What happens while a run is executed, as events, and the accumulator that turns them back into objects.
 *
 * <p>Belongs here: events, deltas, {@link io.assistants4j.core.event.RunStream}. Must not: how events travel over HTTP.
 */
@NullMarked
package io.assistants4j.core.event;

import org.jspecify.annotations.NullMarked;
