package io.assistants4j.wire.json;

import io.assistants4j.core.value.RawJson;

/**
 * An event inside the data of a server-sent event that has no name of its own.
 *
 * @param event its name
 * @param data its data
 */
record Envelope(String event, RawJson data) {}
