package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about a server; what it leaves open is null.
 *
 * @param host the address to listen on
 * @param port the port to listen on
 * @param data the directory of the conversations
 * @param masterKey what callers must send
 * @param provider who answers, configured by the environment alone: {@code openai} or {@code local}
 * @param strict whether unknown fields of requests and a missing version header are refused
 */
public record ServeSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Path data,
        @Nullable Secret masterKey,
        @Nullable String provider,
        @Nullable Boolean strict) {
    /** Says nothing. */
    public static final ServeSettings NONE = new ServeSettings(null, null, null, null, null, null);

    /** The variable that holds the master key. */
    public static final String KEY_VARIABLE = "ASSISTANTS_MASTER_KEY";

    /** The variable whose presence chooses the OpenAI provider. */
    public static final String OPENAI_VARIABLE = "OPENAI_API_KEY";

    /** The variable in which LiteLLM looks for the master key; ours goes before it. */
    public static final String LITELLM_KEY_VARIABLE = "LITELLM_MASTER_KEY";

    /** The variable that names the port, to LiteLLM and to many who start containers. */
    static final String PORT_VARIABLE = "PORT";

    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_PORT = 4000;

    /** @throws IllegalArgumentException if the port cannot be */
    public ServeSettings {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + port);
        }
    }

    /**
     * What the environment of a process says.
     *
     * @throws IllegalArgumentException where it names a port that is none
     */
    public static ServeSettings fromEnv(Map<String, String> variables) {
        String ours = variables.getOrDefault(KEY_VARIABLE, "").strip();
        String key = ours.isEmpty()
                ? variables.getOrDefault(LITELLM_KEY_VARIABLE, "").strip()
                : ours;
        boolean hasOpenAi = !variables.getOrDefault(OPENAI_VARIABLE, "").isBlank();
        return new ServeSettings(
                null,
                port(variables.getOrDefault(PORT_VARIABLE, "").strip()),
                null,
                key.isEmpty() ? null : Secret.of(key),
                provider(hasOpenAi),
                null);
    }

    /** The one provider where nobody names any, by whether there is a key of OpenAI. */
    static String provider(boolean hasOpenAi) {
        return hasOpenAi ? "openai" : "local";
    }

    private static @Nullable Integer port(String text) {
        if (!text.matches("\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "the variable '" + PORT_VARIABLE + "' must be a port, but is '" + text + "'");
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    /** What is used where nothing is said: port 4000 on loopback, data in {@code .assistants4j} of the home directory, tolerant. */
    public static ServeSettings defaults() {
        Path data = Path.of(System.getProperty("user.home", "."), ".assistants4j");
        return new ServeSettings(DEFAULT_HOST, DEFAULT_PORT, data, null, "local", false);
    }

    /** This, and where it leaves something open, the other. */
    public ServeSettings orElse(ServeSettings other) {
        return new ServeSettings(
                host == null ? other.host : host,
                port == null ? other.port : port,
                data == null ? other.data : data,
                masterKey == null ? other.masterKey : masterKey,
                provider == null ? other.provider : provider,
                strict == null ? other.strict : strict);
    }
}
