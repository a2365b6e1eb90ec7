package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.store.jdbc.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The server's configuration, to find its store by.")
    private @Nullable Path config;

    /**
     * Opens the store, which may be that of a running server.
     *
     * @throws IllegalArgumentException where there is none: whoever looks into one that is not there has named another
     */
    SqliteStore open() throws IOException {
        Path directory = directory();
        if (!Service.hasStore(directory)) {
            throw new IllegalArgumentException(
                    "there is no store in " + directory + "; name the directory of the server with --data or --config");
        }
        return Service.store(directory);
    }

    /** Opens the store, and makes one where there is none: a server may be got ready before it first starts. */
    SqliteStore openOrMake() throws IOException {
        return Service.store(directory());
    }

    private Path directory() {
        if (data != null) {
            return data;
        }
        return Optional.ofNullable(config)
                .flatMap(file -> new ConfigFile(System.getenv()).data(file))
                .orElseGet(() -> Objects.requireNonNull(ServeSettings.defaults().data(), "data"));
    }
}
