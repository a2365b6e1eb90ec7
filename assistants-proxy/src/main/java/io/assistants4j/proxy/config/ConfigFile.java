package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Reading;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The configuration file, ours or LiteLLM's: YAML, described key by key in {@code docs/config.md}. */
public final class ConfigFile {
    private final Map<String, String> variables;

    /** Takes values written as {@code os.environ/NAME} from these variables. */
    public ConfigFile(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * Reads and checks a file; nothing is opened.
     *
     * @throws IllegalArgumentException naming everything that is wrong with it, with lines
     */
    public Config read(Path file) {
        return read(file, ConfigSections::read).orElse(Config.NONE);
    }

    /**
     * Where a file says that conversations are kept. Of the rest nothing is looked at, so it need not be right, nor need its
     * variables be set; empty where nothing is said.
     *
     * @throws IllegalArgumentException where the file is none, or naming what is wrong with just that
     */
    public Optional<Path> data(Path file) {
        return read(file, ConfigSections::data).flatMap(said -> said);
    }

    private <T> Optional<T> read(Path file, BiFunction<Place, Reading, T> sections) {
        Reading reading = new Reading(variables);
        Optional<T> said =
                new YamlFile(file, reading).compose().map(root -> sections.apply(Place.root(reading, root), reading));
        if (!reading.problems().isEmpty()) {
            throw new ConfigException(file.toString(), reading.problems());
        }
        return said;
    }
}
