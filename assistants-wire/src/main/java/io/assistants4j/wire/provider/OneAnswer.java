package io.assistants4j.wire.provider;

import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.ErrorDetails;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked until it is answered, and never twice at a time: who asks meanwhile gets the same answer or the same
 * failure. A failure is forgotten. Thread-safe.
 */
final class OneAnswer<T> {
    private final Supplier<T> question;
    private final AtomicReference<@Nullable CompletableFuture<T>> asked = new AtomicReference<>();

    OneAnswer(Supplier<T> question) {
        this.question = question;
    }

    /** The answer; fails as the question does. */
    T get() {
        CompletableFuture<T> mine = new CompletableFuture<>();
        while (true) {
            CompletableFuture<T> theirs = asked.get();
            if (theirs != null) {
                return answer(theirs);
            }
            if (asked.compareAndSet(null, mine)) {
                ask(mine);
                return answer(mine);
            }
        }
    }

    private void ask(CompletableFuture<T> mine) {
        try {
            mine.complete(question.get());
        } catch (RuntimeException | Error e) {
            asked.set(null);
            mine.completeExceptionally(e);
        }
    }

    private static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("interrupted while the provider was found out about", ErrorDetails.NONE, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
