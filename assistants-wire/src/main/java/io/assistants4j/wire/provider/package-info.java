/**
 * Where everything meets: a dialect, the transport, and either core's engine or the native client become a provider.
 *
 * <p>Belongs here: how providers are put together whatever they speak. Must not: anything about one far side.
 */
@NullMarked
package io.assistants4j.wire.provider;

import org.jspecify.annotations.NullMarked;
