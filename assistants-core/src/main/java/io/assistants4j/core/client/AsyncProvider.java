package io.assistants4j.core.client;

import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import java.util.concurrent.Executor;

/**
 * The four ports of one provider with futures, derived from the blocking ones: each call is a task on one executor, a future
 * fails with the exception its call threw, and cancelling a future interrupts its call. Thread-safe.
 */
public final class AsyncProvider {
    private final AsyncAssistants assistants;
    private final AsyncThreads threads;
    private final AsyncMessages messages;
    private final AsyncRuns runs;

    /** Derives the ports; {@link ThreadPerTask#executor} is a good executor for them. */
    public AsyncProvider(Assistants assistants, Threads threads, Messages messages, Runs runs, Executor executor) {
        Futures futures = new Futures(executor);
        this.assistants = new AsyncAssistants(assistants, futures);
        this.threads = new AsyncThreads(threads, futures);
        this.messages = new AsyncMessages(messages, futures);
        this.runs = new AsyncRuns(runs, futures);
    }

    /** Its assistants. */
    public AsyncAssistants assistants() {
        return assistants;
    }

    /** Its threads. */
    public AsyncThreads threads() {
        return threads;
    }

    /** Its messages. */
    public AsyncMessages messages() {
        return messages;
    }

    /** Its runs. */
    public AsyncRuns runs() {
        return runs;
    }
}
