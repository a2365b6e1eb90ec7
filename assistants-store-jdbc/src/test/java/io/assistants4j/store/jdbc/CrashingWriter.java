package io.assistants4j.store.jdbc;

import static io.assistants4j.core.engine.StoreWrite.NEW;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.StoreWrite.PutAssistant;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A program of its own: stores without end, and prints each id once it is told that it is durable. */
final class CrashingWriter {
    static final Scope SCOPE = new Scope(new ProviderId("local"), "crash");
    private static final int WRITERS = 8;

    private CrashingWriter() {}

    public static void main(String[] args) {
        // Never closed: this program is killed.
        ConversationStore store = SqliteStore.open(Path.of(args[0])).conversations(SCOPE);
        AtomicInteger ids = new AtomicInteger();
        for (int i = 0; i < WRITERS; i++) {
            new Thread(() -> storeWithoutEnd(store, ids)).start();
        }
    }

    private static void storeWithoutEnd(ConversationStore store, AtomicInteger ids) {
        while (true) {
            String id = "asst_" + ids.incrementAndGet();
            store.commit(List.of(new PutAssistant(StoreSamples.assistant(id), NEW)));
            System.out.println(id);
        }
    }
}
