/**
 * The durable conversation store on SQL databases.
 *
 * <p>Here belong tables, statements and transactions. No run logic: what may happen to a run is decided in core.
 */
@NullMarked
package io.assistants4j.store.jdbc;

import org.jspecify.annotations.NullMarked;
