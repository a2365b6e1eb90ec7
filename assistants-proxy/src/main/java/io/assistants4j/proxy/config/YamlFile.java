package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.config.schema.ListedValues;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Problem;
import io.assistants4j.proxy.config.schema.Reading;
import io.assistants4j.proxy.config.schema.Scalar;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file of YAML with those it includes, as LiteLLM has it: their sections count as if they stood in it. */
final class YamlFile {
    private static final String INCLUDE = "include";
    private static final ListedValues<Path> FILES = new ListedValues<>(Scalar.path());

    private final Path file;
    private final Reading reading;

    YamlFile(Path file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    /**
     * Reads the files; what is wrong with an included one is noted in the reading.
     *
     * @throws IllegalArgumentException where the file itself is none
     */
    Optional<Node> compose() {
        return compose(file).map(root -> root instanceof MappingNode mapping ? withIncluded(mapping) : root);
    }

    private Node withIncluded(MappingNode root) {
        Place place = Place.root(reading, root);
        Optional<Place> included = place.members().stream()
                .filter(member -> place.nameOf(member).equals(INCLUDE))
                .findFirst();
        return included.map(files -> joined(root, files)).orElse(root);
    }

    private Node joined(MappingNode root, Place included) {
        List<NodeTuple> sections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        add(root, sections, names);
        List<Path> files = FILES.read(included);
        for (Path other : files == null ? List.<Path>of() : files) {
            try {
                compose(file.resolveSibling(other)).ifPresent(node -> add(mapping(node, other), sections, names));
            } catch (ConfigException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                included.refuse(String.valueOf(e.getMessage()));
            }
        }
        return new MappingNode(
                root.getTag(), true, sections, root.getFlowStyle(), root.getStartMark(), root.getEndMark());
    }

    private static MappingNode mapping(Node node, Path other) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new IllegalArgumentException(other + " is no mapping of keys to values");
    }

    /** Sections that nobody reads may be in several files, as LiteLLM joins lists of models. */
    private static void add(MappingNode from, List<NodeTuple> sections, Set<String> names) {
        for (NodeTuple section : from.getValue()) {
            String name = name(section);
            boolean isRead = name == null || !LiteLlm.OTHER_SECTIONS.contains(name);
            if (!INCLUDE.equals(name) && (isRead || names.add(name))) {
                sections.add(section);
            }
        }
    }

    private static @Nullable String name(NodeTuple section) {
        return section.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
    }

    private static Optional<Node> compose(Path file) {
        // The schema that knows <<, which LiteLLM's files may hold.
        LoadSettings yaml = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(file.toString())
                .build();
        try {
            return new Compose(yaml).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (MarkedYamlEngineException e) {
            // Its message shows the line, which may hold a secret.
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            Problem problem = new Problem(file.toString(), line, "", "is no YAML: " + e.getProblem());
            throw new ConfigException(file.toString(), List.of(problem));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        }
    }
}
