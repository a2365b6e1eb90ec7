/**
 * One class for each resource: decode the call, route it, call the port, encode the answer.
 *
 * <p>No run logic, no HTTP details, no state.
 */
@NullMarked
package io.assistants4j.proxy.resource;

import org.jspecify.annotations.NullMarked;
