package io.assistants4j.testkit.architecture.goodhouse.openai;

import java.util.concurrent.CompletableFuture;

/** Others prescribe the flag of {@code cancel} and the name of {@code getNow}. */
public final class OpenAiFuture extends CompletableFuture<String> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return super.cancel(mayInterruptIfRunning);
    }
}
