package io.assistants4j.wire.assistants;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.wire.http.Segment;

/** The port of threads, call by call. */
final class NativeThreads implements Threads {
    private final FarSide far;
    private final ThreadsRoutes routes;

    NativeThreads(FarSide far, ThreadsRoutes routes) {
        this.far = far;
        this.routes = routes;
    }

    @Override
    public AssistantThread create(NewThread request) {
        far.needs().check(request);
        return far.ask(Action.CREATE_THREAD, routes.create(far.body(request)), AssistantThread.class);
    }

    @Override
    public AssistantThread find(ThreadId id) {
        return far.ask(Action.FIND_THREAD, routes.find(Segment.of(id.value())), AssistantThread.class);
    }

    Page<AssistantThread> list(PageRequest page) {
        return new Listing<>(
                        Action.LIST_THREADS,
                        AssistantThread.class,
                        thread -> thread.id().value(),
                        AssistantThread::createdAt)
                .page(far, page, routes::list);
    }

    @Override
    public AssistantThread update(ThreadId id, ThreadChange change) {
        return far.ask(
                Action.UPDATE_THREAD, routes.update(Segment.of(id.value()), far.body(change)), AssistantThread.class);
    }

    @Override
    public void delete(ThreadId id) {
        far.askToDelete(Action.DELETE_THREAD, routes.delete(Segment.of(id.value())));
    }
}
