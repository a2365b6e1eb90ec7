/**
 * The provider for Azure: Azure OpenAI, its models behind API Management or private names, and the classic agents of
 * Microsoft Foundry.
 *
 * <p>Here belongs the difference to what {@code wire} does for everyone: addresses, keys and Entra tokens, versions, what
 * Azure's errors say. No protocol, no run logic.
 */
@NullMarked
package io.assistants4j.azure;

import org.jspecify.annotations.NullMarked;
