/**
 * What a person uses on top of the ports: waiting with a deadline, and the same ports with futures.
 *
 * <p>Belongs here: conveniences that work with every provider. Must not: anything a provider has to implement.
 */
@NullMarked
package io.assistants4j.core.client;

import org.jspecify.annotations.NullMarked;
