/**
 * What runs take: whose they are, what they may still take, and what those took that are over.
 *
 * <p>No HTTP and no routing. How it is kept is the store's business.
 */
@NullMarked
package io.assistants4j.proxy.usage;

import org.jspecify.annotations.NullMarked;
