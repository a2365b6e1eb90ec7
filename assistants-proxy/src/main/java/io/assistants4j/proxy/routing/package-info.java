/**
 * Which provider answers a call: the one it asks for, else the one that keeps what it is about, else the default.
 *
 * <p>Every call passes here once, between decoding and the port. No HTTP, no bodies, no run logic.
 */
@NullMarked
package io.assistants4j.proxy.routing;

import org.jspecify.annotations.NullMarked;
