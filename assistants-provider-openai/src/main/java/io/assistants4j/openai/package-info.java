/**
 * The provider for OpenAI and the servers that speak its API: address, credentials, names, capabilities.
 *
 * <p>Here belongs the difference to what {@code wire} does for everyone. No protocol, no run logic.
 */
@NullMarked
package io.assistants4j.openai;

import org.jspecify.annotations.NullMarked;
