package io.assistants4j.core.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Turns blocking calls into futures whose cancelling interrupts the call. */
final class Futures {
    private final Executor executor;

    Futures(Executor executor) {
        this.executor = executor;
    }

    <T> CompletableFuture<T> call(Supplier<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        FutureTask<Void> task = new FutureTask<>(
                () -> {
                    try {
                        future.complete(call.get());
                    } catch (Throwable e) {
                        future.completeExceptionally(e);
                    }
                },
                null);
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            if (failure instanceof CancellationException) {
                task.cancel(true);
            }
        });
        executor.execute(task);
        return future;
    }

    CompletableFuture<Void> run(Runnable call) {
        return call(() -> {
            call.run();
            return null;
        });
    }
}
