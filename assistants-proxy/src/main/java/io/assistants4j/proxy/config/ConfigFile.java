package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Problem;
import io.assistants4j.proxy.config.schema.Reading;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The configuration file, ours or LiteLLM's: YAML, described key by key in {@code docs/config.md}. */
public final class ConfigFile {
    /** The schema that knows {@code <<}, which LiteLLM's files may hold. */
    private static final LoadSettings YAML =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

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
        Reading reading = new Reading(variables);
        Optional<Node> node = compose(file);
        Config config = node.map(root -> ConfigSections.read(Place.root(reading, root), reading))
                .orElse(Config.NONE);
        if (!reading.problems().isEmpty()) {
            throw new ConfigException(file.toString(), reading.problems());
        }
        return config;
    }

    private static Optional<Node> compose(Path file) {
        try {
            return new Compose(YAML).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (MarkedYamlEngineException e) {
            // Its message shows the line, which may hold a secret.
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ConfigException(file.toString(), List.of(new Problem(line, "", "is no YAML: " + e.getProblem())));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        }
    }
}
