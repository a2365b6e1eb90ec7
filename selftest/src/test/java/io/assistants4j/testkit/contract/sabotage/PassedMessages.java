package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;

/** Messages that pass everything on; saboteurs write over what they break. */
class PassedMessages implements Messages {
    private final Messages real;

    PassedMessages(Messages real) {
        this.real = real;
    }

    @Override
    public Message create(ThreadId thread, NewMessage request) {
        return real.create(thread, request);
    }

    @Override
    public Message find(ThreadId thread, MessageId id) {
        return real.find(thread, id);
    }

    @Override
    public Page<Message> list(ThreadId thread, PageRequest page) {
        return real.list(thread, page);
    }

    @Override
    public Page<Message> list(ThreadId thread, RunId run, PageRequest page) {
        return real.list(thread, run, page);
    }

    @Override
    public Message update(ThreadId thread, MessageId id, MessageChange change) {
        return real.update(thread, id, change);
    }

    @Override
    public void delete(ThreadId thread, MessageId id) {
        real.delete(thread, id);
    }
}
