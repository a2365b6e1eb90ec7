package io.assistants4j.proxy.cli;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.wire.http.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the provider of a lineup, over a SQLite file in a directory. */
final class Providers {
    private static final String FILE = "assistants.db";
    private static final String TENANT = "default";

    private Providers() {}

    /** The provider, measured where it can be; closing it also closes the file. */
    static Opened open(Path directory, Lineup lineup, MeterRegistry meters) throws IOException {
        if (lineup.providers().size() > 1) {
            throw new IllegalArgumentException("this version serves one provider, but the configuration names several");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException("the data directory " + directory + " cannot be used: " + e.getMessage(), e);
        }
        NamedOpening first = lineup.providers().get(0);
        SqliteStore file = SqliteStore.open(directory.resolve(FILE));
        try {
            ConversationStore store = file.conversations(new Scope(new ProviderId(first.name()), TENANT));
            return new Opened(first.opening().open(store, Telemetry.to(meters)), file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A provider and the file it keeps its conversations in. */
    record Opened(AssistantsProvider provider, SqliteStore file) implements AutoCloseable {
        @Override
        public void close() {
            try (file) {
                provider.close();
            }
        }
    }
}
