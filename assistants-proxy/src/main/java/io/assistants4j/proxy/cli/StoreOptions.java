package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.store.jdbc.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the store of a server is. */
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the server keeps conversations; default ~/.assistants4j.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The server's configuration, to find its store by.")
    private @Nullable Path config;

    /** Opens the store, which may be that of a running server. */
    SqliteStore open() throws IOException {
        ServeSettings said = new ServeSettings(null, null, data, null, null, null);
        ServeSettings file = config == null
                ? ServeSettings.NONE
                : new ConfigFile(System.getenv()).read(config).server();
        return Service.store(Objects.requireNonNull(
                said.orElse(file).orElse(ServeSettings.defaults()).data(), "data"));
    }
}
