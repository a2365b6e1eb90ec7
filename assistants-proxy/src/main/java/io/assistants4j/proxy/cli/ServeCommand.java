package io.assistants4j.proxy.cli;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves until it is told to stop (SIGTERM or Ctrl-C), then finishes what runs.",
            "Without a provider in the configuration: openai if OPENAI_API_KEY is set, else local.",
            "On SIGHUP the configuration is read again: providers, models, keys and certificate change, streams go on."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "YAML; options go before it, the environment after.")
    private @Nullable Path config;

    @Option(names = "--host", paramLabel = "H", description = "Where to listen; default 127.0.0.1. Others need a key.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "P", description = "Port; default 4000, 0 for any free one.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where conversations are kept; default ~/.assistants4j.")
    private @Nullable Path data;

    @Option(
            names = "--master-key",
            paramLabel = "K",
            description = "What callers must send as bearer; better set ASSISTANTS_MASTER_KEY.")
    private @Nullable String masterKey;

    @Option(
            names = "--strict",
            description = "Refuse unknown fields and requests without the header 'OpenAI-Beta: assistants=v2'.")
    private boolean strict;

    @Option(names = "--access-log", description = "Log a line for each request.")
    private boolean accessLog;

    @Option(names = "--debug", description = "Log also what is asked of providers, without contents and credentials.")
    private boolean debug;

    @Override
    public Integer call() throws Exception {
        Logging.start(debug ? Verbosity.DEBUG : accessLog ? Verbosity.ACCESS : Verbosity.WARNINGS);
        Said said = say();
        try (Service service = Service.start(said.settings(), said.front(), said.lineup(), said.keys())) {
            if (config != null) {
                Hangup.on(() -> readAgain(service, said));
            }
            CommandSpec command = Objects.requireNonNull(spec, "spec");
            command.commandLine()
                    .getOut()
                    .println("assistants4j is ready on " + service.address() + "/v1 (" + service.providers() + ")");
            service.awaitStop();
        }
        return 0;
    }

    private Said say() {
        ServeSettings options = new ServeSettings(
                host, port, data, masterKey == null ? null : Secret.of(masterKey), null, strict ? true : null);
        Map<String, String> variables = System.getenv();
        return Said.of(options, config == null ? Config.NONE : read(config, variables), variables);
    }

    /** A file that is wrong changes nothing. */
    private void readAgain(Service service, Said started) {
        try {
            Said said = say();
            service.change(said.settings(), said.front().certificate(), said.lineup(), said.keys());
            LOG.warn("{} was read again; providers now: {}", config, service.providers());
            List<String> later = started.differencesForAStart(said);
            if (!later.isEmpty()) {
                LOG.warn("{}: what it says of {} counts from the next start on", config, String.join(", ", later));
            }
        } catch (RuntimeException e) {
            LOG.error("{} was read again and is not used: {}", config, e.getMessage());
        }
    }

    static Config read(Path file, Map<String, String> variables) {
        Config config = new ConfigFile(variables).read(file);
        if (!config.passedOver().isEmpty()) {
            String keys = String.join(", ", config.passedOver());
            LOG.warn("{}: passed over, because it is for LiteLLM alone: {}", file, keys);
        }
        return config;
    }
}
