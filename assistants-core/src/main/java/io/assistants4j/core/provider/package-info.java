/**
 * What a provider is and what it can do.
 *
 * <p>Belongs here: names and capabilities. Must not: addresses, credentials, or a word of any wire.
 */
@NullMarked
package io.assistants4j.core.provider;

import org.jspecify.annotations.NullMarked;
