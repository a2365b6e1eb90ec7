/**
 * The HTTP server that speaks Assistants v2 and passes every call to a provider.
 *
 * <p>Here belong assembly, configuration and routing. No run logic and no vendor protocol.
 */
@NullMarked
package io.assistants4j.proxy;

import org.jspecify.annotations.NullMarked;
