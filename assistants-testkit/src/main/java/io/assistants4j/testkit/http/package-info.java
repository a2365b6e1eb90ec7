/**
 * A real HTTP/1.1 server on the loopback address whose every byte a test controls: answers written step by step, faults
 * put between the server and its client, and a journal of what arrived. Built on plain sockets, so that a fault is the
 * real thing (half a body, a reset, one byte per write) and no client library vouches for itself. What a particular far
 * side says (Responses, Assistants, ...) does not belong here.
 */
@NullMarked
package io.assistants4j.testkit.http;

import org.jspecify.annotations.NullMarked;
