package io.assistants4j.benchmarks.store;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread in a store, and messages for it: numbered, about 450 bytes each, every tenth the answer of a run. */
record Conversation(ConversationStore store, ThreadId thread) {
    private static final int AT_ONCE = 1_000;
    private static final int RUN_EVERY = 10;
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
    private static final String TEXT =
            "Tickets are sold at the gate from nine, and until ten they cost half. ".repeat(3);

    /** Begins one with this id. */
    static Conversation begin(ConversationStore store, String id) {
        ThreadId thread = new ThreadId(id);
        store.commit(List.of(new StoreWrite.PutThread(
                new AssistantThread(thread, TIME, null, Metadata.NONE, Extensions.NONE), StoreWrite.NEW)));
        return new Conversation(store, thread);
    }

    static MessageId id(int number) {
        return new MessageId("msg_%020d".formatted(number));
    }

    /** The run that answers with message {@code number}. */
    static RunId run(int number) {
        return new RunId("run_%020d".formatted(number));
    }

    /** Adds one message in a commit of its own: when this returns, it is on disk. */
    void add(int number) {
        store.commit(List.of(put(number)));
    }

    /** Adds messages 0 to {@code count - 1}, many in a commit. */
    void fill(int count) {
        List<StoreWrite> writes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            writes.add(put(number));
            if (writes.size() == AT_ONCE || number == count - 1) {
                store.commit(writes);
                writes.clear();
            }
        }
    }

    private StoreWrite put(int number) {
        boolean answer = number % RUN_EVERY == RUN_EVERY - 1;
        return new StoreWrite.PutMessage(message(number, answer ? run(number) : null), StoreWrite.NEW);
    }

    private Message message(int number, @Nullable RunId run) {
        return new Message(
                id(number),
                TIME.plusSeconds(number),
                thread,
                MessageStatus.COMPLETED,
                null,
                TIME.plusSeconds(number),
                null,
                run == null ? MessageRole.USER : MessageRole.ASSISTANT,
                List.of(ContentPart.text(number + ": " + TEXT)),
                null,
                run,
                List.of(),
                Metadata.NONE,
                Extensions.NONE);
    }
}
