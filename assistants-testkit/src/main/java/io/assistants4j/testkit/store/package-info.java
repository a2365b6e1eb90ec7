/**
 * What every conversation store must do.
 *
 * <p>Belongs here: the contract as tests, and the objects they store. Must not: anything that knows a particular store.
 */
@NullMarked
package io.assistants4j.testkit.store;

import org.jspecify.annotations.NullMarked;
