package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The configuration file: YAML with one mapping, {@code server}.
 *
 * <pre>{@code
 * server:
 *   host: 127.0.0.1
 *   port: 4000
 *   data: /var/lib/assistants
 *   master_key: os.environ/ASSISTANTS_MASTER_KEY
 *   provider: openai
 *   strict: true
 * }</pre>
 */
public final class ConfigFile {
    private static final Set<String> KEYS = Set.of("host", "port", "data", "master_key", "provider", "strict");
    private static final String FROM_ENVIRONMENT = "os.environ/";

    private final Map<String, String> variables;

    /** Takes values written as {@code os.environ/NAME} from these variables. */
    public ConfigFile(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException saying in one line what is wrong with it
     */
    public ServeSettings read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read", e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": no YAML: " + firstLine(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private ServeSettings parse(String text) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
        Map<String, Object> top = mapping("the file", root);
        requireKnown("", top.keySet(), Set.of("server"));
        Map<String, Object> server = mapping("server", top.get("server"));
        requireKnown("server.", server.keySet(), KEYS);
        String key = text(server, "master_key");
        String data = text(server, "data");
        return new ServeSettings(
                text(server, "host"),
                port(server.get("port")),
                data == null ? null : Path.of(data),
                key == null ? null : Secret.of(key),
                text(server, "provider"),
                strict(server.get("strict")));
    }

    private @Nullable String text(Map<String, Object> server, String key) {
        Object value = server.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException("server." + key + " must be a text");
        }
        if (!text.startsWith(FROM_ENVIRONMENT)) {
            return text;
        }
        String found = variables.get(text.substring(FROM_ENVIRONMENT.length()));
        if (found == null || found.isBlank()) {
            throw new IllegalArgumentException("server." + key + " names a variable that is not set: " + text);
        }
        return found;
    }

    private static @Nullable Integer port(@Nullable Object value) {
        if (value == null || value instanceof Integer) {
            return (Integer) value;
        }
        throw new IllegalArgumentException("server.port must be a whole number, but is '" + value + "'");
    }

    private static @Nullable Boolean strict(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new IllegalArgumentException("server.strict must be true or false, but is '" + value + "'");
    }

    private static void requireKnown(String prefix, Set<String> found, Set<String> known) {
        Set<String> unknown = new TreeSet<>(found);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown key " + prefix + String.join(", " + prefix, unknown)
                    + "; known: " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private static Map<String, Object> mapping(String name, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(name + " must be a mapping");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, entry) -> {
            if (entry != null) {
                mapping.put(String.valueOf(key), entry);
            }
        });
        return mapping;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
