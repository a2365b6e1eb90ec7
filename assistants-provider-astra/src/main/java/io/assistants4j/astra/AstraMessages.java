package io.assistants4j.astra;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.Threads;

/** The port of messages. The server asks for no thread, so that what a deleted one held would still be read and added to. */
final class AstraMessages implements Messages {
    private final Messages far;
    private final Threads threads;
    private final ThreadWriter writer;
    private final Refusals refusals;
    private final MessageEnds ends;

    AstraMessages(Messages far, Threads threads, ThreadWriter writer, Refusals refusals, MessageEnds ends) {
        this.far = far;
        this.threads = threads;
        this.writer = writer;
        this.refusals = refusals;
        this.ends = ends;
    }

    @Override
    public Message create(ThreadId thread, NewMessage request) {
        refusals.check("", request);
        AssistantThread unused = threads.find(thread);
        return writer.add(thread, request);
    }

    @Override
    public Message find(ThreadId thread, MessageId id) {
        AssistantThread unused = threads.find(thread);
        return ends.of(Named.orMissing("message", id.value(), () -> far.find(thread, id)));
    }

    @Override
    public Page<Message> list(ThreadId thread, PageRequest page) {
        AssistantThread unused = threads.find(thread);
        return ends.of(far.list(thread, page));
    }

    @Override
    public Page<Message> list(ThreadId thread, RunId run, PageRequest page) {
        AssistantThread unused = threads.find(thread);
        return ends.of(far.list(thread, run, page));
    }

    @Override
    public Message update(ThreadId thread, MessageId id, MessageChange change) {
        return far.update(thread, id, change);
    }

    @Override
    public void delete(ThreadId thread, MessageId id) {
        far.delete(thread, id);
    }
}
