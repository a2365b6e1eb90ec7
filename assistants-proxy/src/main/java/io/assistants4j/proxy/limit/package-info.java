/**
 * How much the holder of a key may ask for, and what is left of it.
 *
 * <p>No HTTP and no keys: holders are known by name.
 */
@NullMarked
package io.assistants4j.proxy.limit;

import org.jspecify.annotations.NullMarked;
