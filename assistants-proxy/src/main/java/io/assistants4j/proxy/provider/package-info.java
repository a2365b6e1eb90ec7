/**
 * The kinds of providers that a configuration may name: what each is told, and how it is opened.
 *
 * <p>One class a kind, and one line in {@link ProviderTypes}. No HTTP, no routing.
 */
@NullMarked
package io.assistants4j.proxy.provider;

import org.jspecify.annotations.NullMarked;
