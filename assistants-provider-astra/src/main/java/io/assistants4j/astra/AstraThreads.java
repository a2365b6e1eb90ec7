package io.assistants4j.astra;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.value.Change;
import java.util.List;

/** The port of threads. The server makes empty ones only, so messages follow one by one. */
final class AstraThreads implements Threads {
    private final Threads far;
    private final ThreadWriter writer;
    private final Refusals refusals;

    AstraThreads(Threads far, ThreadWriter writer, Refusals refusals) {
        this.far = far;
        this.writer = writer;
        this.refusals = refusals;
    }

    @Override
    public AssistantThread create(NewThread request) {
        refusals.checkNoResources(request.toolResources());
        refusals.checkAll("messages", request.messages());
        AssistantThread thread = far.create(new NewThread(List.of(), null, request.metadata()));
        try {
            for (NewMessage message : request.messages()) {
                writer.add(thread.id(), message);
            }
            return thread;
        } catch (AssistantsException e) {
            undo(thread.id(), e);
            throw e;
        }
    }

    @Override
    public AssistantThread find(ThreadId id) {
        return Named.orMissing("thread", id.value(), () -> far.find(id));
    }

    @Override
    public AssistantThread update(ThreadId id, ThreadChange change) {
        refusals.checkNoResources(change.toolResources().apply(null));
        AssistantThread unused = find(id);
        return far.update(id, new ThreadChange(Change.keep(), AstraAssistants.pairs(change.metadata())));
    }

    @Override
    public void delete(ThreadId id) {
        AssistantThread unused = find(id);
        far.delete(id);
    }

    /** Takes back a thread of which only a part could be made. */
    void undo(ThreadId id, AssistantsException why) {
        try {
            far.delete(id);
        } catch (AssistantsException e) {
            why.addSuppressed(e);
        }
    }
}
