/**
 * What is kept in memory for a while.
 *
 * <p>Nothing here knows what it keeps.
 */
@NullMarked
package io.assistants4j.wire.cache;

import org.jspecify.annotations.NullMarked;
