package io.assistants4j.testkit.architecture.goodhouse.wire.http;

import io.assistants4j.testkit.architecture.goodhouse.wire.http.internal.Pool;
import retrofit2.Call;

/** Shared by adapters, so it may show the client library. */
public final class Transport {
    private final Pool pool = new Pool();

    /** Calls. */
    public Call call() {
        return pool.call();
    }
}
