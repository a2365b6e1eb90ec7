package io.assistants4j.testkit.architecture.badhouse.core.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** May make executors. */
public final class ThreadPerTask {
    private ThreadPerTask() {}

    static ExecutorService executor() {
        return Executors.newCachedThreadPool();
    }
}
