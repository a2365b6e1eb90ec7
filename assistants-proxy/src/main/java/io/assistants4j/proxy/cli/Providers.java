package io.assistants4j.proxy.cli;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.local.LocalConfig;
import io.assistants4j.local.LocalProvider;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Opens the provider that settings ask for, over a SQLite file in their directory. */
final class Providers {
    private static final String FILE = "assistants.db";
    private static final String TENANT = "default";

    private Providers() {}

    /** The provider; closing it also closes the file. */
    static Opened open(ServeSettings settings) throws IOException {
        Path directory = Objects.requireNonNull(settings.data(), "data");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException("the data directory " + directory + " cannot be used: " + e.getMessage(), e);
        }
        SqliteStore file = SqliteStore.open(directory.resolve(FILE));
        try {
            String name = Objects.requireNonNull(settings.provider(), "provider");
            ConversationStore store = file.conversations(new Scope(new ProviderId(name), TENANT));
            return new Opened(provider(name, store), file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static AssistantsProvider provider(String name, ConversationStore store) {
        if (name.equals("openai")) {
            return OpenAiProvider.create(OpenAiConfig.fromEnv(), store);
        }
        return LocalProvider.create(LocalConfig.fromEnv(), store);
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
