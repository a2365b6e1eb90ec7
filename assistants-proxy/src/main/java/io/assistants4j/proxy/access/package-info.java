/**
 * Who callers are: keys, whom they stand for and what they may, and what becomes of those who guess.
 *
 * <p>No HTTP and no routing. Nothing here keeps a key itself.
 */
@NullMarked
package io.assistants4j.proxy.access;

import org.jspecify.annotations.NullMarked;
