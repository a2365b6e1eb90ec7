package io.assistants4j.testkit.architecture.goodhouse.wire.http.internal;

import io.assistants4j.testkit.architecture.goodhouse.wire.http.Transport;
import retrofit2.Call;

/** Internal, and in a circle with the package it serves. */
public final class Pool {
    /** Calls. */
    public Call call() {
        return new Call() {};
    }

    Transport transport() {
        return new Transport();
    }
}
