package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;

/** All an {@link InMemoryStore} holds. */
final class InMemoryRows {
    /** The parent of what has no parent. */
    static final String ROOT = "";

    final StoredRows<Assistant> assistants = new StoredRows<>();
    final StoredRows<AssistantThread> threads = new StoredRows<>();
    final StoredRows<Message> messages = new StoredRows<>();
    final StoredRows<RunRecord> runs = new StoredRows<>();
    final StoredRows<RunStep> steps = new StoredRows<>();
    final ActiveRuns active = new ActiveRuns();
}
