package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks configuration files.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Says everything that is wrong with a configuration file, with lines. Starts nothing and calls nobody.",
                "Exit codes: 0 nothing is wrong, 2 something is."
            })
    int check(@Parameters(paramLabel = "FILE", description = "The file, ours or LiteLLM's.") Path file) {
        Map<String, String> variables = System.getenv();
        Config config = new ConfigFile(variables).read(file);
        Said said = Said.of(ServeSettings.NONE, config, variables);
        PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
        out.println(file + " can be used.");
        String providers = said.lineup().providers().stream()
                .map(provider -> provider.name() + " (" + provider.type() + ")")
                .collect(Collectors.joining(", "));
        out.println("Providers: " + providers
                + (config.lineup() == null
                        ? ", as the environment says"
                        : "; default: " + said.lineup().defaultName()));
        if (Service.lacksKey(said.settings(), said.keys())) {
            out.println("To listen on " + said.settings().host() + " it needs a master key as well: --master-key or "
                    + ServeSettings.KEY_VARIABLE);
        }
        if (!config.passedOver().isEmpty()) {
            out.println("Passed over, because it is for LiteLLM alone: " + String.join(", ", config.passedOver()));
        }
        return 0;
    }
}
