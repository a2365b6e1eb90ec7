package io.assistants4j.testkit.architecture.badhouse.core;

import io.assistants4j.testkit.architecture.badhouse.wire.http.Transport;

/** Looks down the stairs. */
public final class KnowsWire {
    private final Transport transport = new Transport();

    Object transport() {
        return transport;
    }
}
