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
import io.assistants4j.wire.http.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Opens the provider that settings ask for, over a SQLite file in their directory. */
final class Providers {
    private static final String FILE = "assistants.db";
    private static final String TENANT = "default";

    private Providers() {}

    /** The provider, configured by these variables and measured where it can be; closing it also closes the file. */
    static Opened open(ServeSettings settings, Map<String, String> variables, MeterRegistry meters) throws IOException {
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
            AssistantsProvider provider = name.equals("openai")
                    ? OpenAiProvider.create(OpenAiConfig.fromEnv(variables), store, Telemetry.to(meters))
                    : LocalProvider.create(LocalConfig.fromEnv(variables), store);
            return new Opened(provider, file);
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
