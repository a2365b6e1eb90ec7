package io.assistants4j.wire.assistants;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.wire.http.CallTime;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/**
 * The world a native provider lives in.
 *
 * @param time the time, and how pauses are made
 * @param executor where futures are computed; shut down with the provider
 */
public record NativeRuntime(CallTime time, ExecutorService executor) {
    public NativeRuntime {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(executor, "executor");
    }

    /**
     * The time of this machine and a thread a task.
     *
     * @param name what the threads are called
     */
    public static NativeRuntime system(String name) {
        return new NativeRuntime(CallTime.system(), ThreadPerTask.executor(name));
    }
}
