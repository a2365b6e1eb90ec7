package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.thread.Threads;

/** Threads that pass everything on; saboteurs write over what they break. */
class PassedThreads implements Threads {
    private final Threads real;

    PassedThreads(Threads real) {
        this.real = real;
    }

    @Override
    public AssistantThread create(NewThread request) {
        return real.create(request);
    }

    @Override
    public AssistantThread find(ThreadId id) {
        return real.find(id);
    }

    @Override
    public AssistantThread update(ThreadId id, ThreadChange change) {
        return real.update(id, change);
    }

    @Override
    public void delete(ThreadId id) {
        real.delete(id);
    }
}
