package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;

/** {@code /threads}. */
final class ThreadsResource {
    private static final String ONE = "/threads/{thread_id}";

    private final Threads threads;

    ThreadsResource(Threads threads) {
        this.threads = threads;
    }

    void addTo(Router router) {
        router.on("POST", "/threads", call -> Answer.json(threads.create(call.body(NewThread.class))))
                .on("GET", ONE, call -> Answer.json(threads.find(thread(call))))
                .on("POST", ONE, call -> Answer.json(threads.update(thread(call), call.body(ThreadChange.class))))
                .on("DELETE", ONE, this::delete);
    }

    private Answer delete(Call call) {
        threads.delete(thread(call));
        return Answer.deleted(thread(call).value(), "thread");
    }
}
