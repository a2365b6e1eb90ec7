package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.config.ServeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a server with the local provider and holds a first conversation with it.")
final class QuickstartCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "P", description = "Port; default 4000, with --once any free one.")
    private @Nullable Integer port;

    @Option(names = "--once", description = "End after the conversation and keep nothing.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        Logging.start(Verbosity.WARNINGS);
        if (!once) {
            return serve(null);
        }
        Path scratch = Files.createTempDirectory("assistants4j");
        try {
            return serve(scratch);
        } finally {
            delete(scratch);
        }
    }

    private int serve(@Nullable Path scratch) throws Exception {
        Integer chosen = port == null && scratch != null ? Integer.valueOf(0) : port;
        ServeSettings settings =
                new ServeSettings(null, chosen, scratch, null, "local", null).orElse(ServeSettings.defaults());
        try (Service service = Service.start(settings)) {
            PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
            out.println("assistants4j is ready on " + service.address() + "/v1 (" + service.providers() + ")");
            FirstConversation.hold(service.address(), out);
            if (scratch == null) {
                out.println("Serving until Ctrl-C.");
                out.flush();
                service.awaitStop();
            } else {
                out.println("This server ends here; without --once it serves on and keeps what was said.");
            }
        }
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(QuickstartCommand::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
