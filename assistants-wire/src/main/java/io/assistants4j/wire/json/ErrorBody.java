package io.assistants4j.wire.json;

import io.assistants4j.core.event.RunEvent.StreamFault;

/**
 * The body of every answer that is no success.
 *
 * @param error what went wrong
 */
public record ErrorBody(StreamFault error) {}
