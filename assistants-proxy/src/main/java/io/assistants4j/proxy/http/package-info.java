/**
 * HTTP of the Assistants v2 face: routes, request parsing, error bodies, event streams, health and metrics.
 *
 * <p>Here belongs what is the same for every resource. Nothing here knows a port or a resource.
 */
@NullMarked
package io.assistants4j.proxy.http;

import org.jspecify.annotations.NullMarked;
