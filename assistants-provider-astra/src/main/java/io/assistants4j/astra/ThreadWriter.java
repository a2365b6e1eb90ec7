package io.assistants4j.astra;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;

/** Adds messages to threads that are known to be there. */
final class ThreadWriter {
    private final Messages far;
    private final Spacing spacing;

    ThreadWriter(Messages far, Spacing spacing) {
        this.far = far;
        this.spacing = spacing;
    }

    Message add(ThreadId thread, NewMessage message) {
        spacing.await(thread, Spacing.Kind.MESSAGE);
        Message added = far.create(thread, message);
        spacing.added(thread, Spacing.Kind.MESSAGE);
        return added;
    }
}
