/**
 * The provider for Astra Assistants servers: their token, the keys of the models' vendors, and what such a server does in its own
 * way.
 *
 * <p>Here belongs the difference to what {@code wire.assistants} does for every far side that keeps runs itself. No protocol.
 */
@NullMarked
package io.assistants4j.astra;

import org.jspecify.annotations.NullMarked;
