package io.assistants4j.astra;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Astra's address, token and abilities; what depends on a model is told by {@link ModelHeaders}. */
final class AstraDialect implements Dialect {
    static final ProviderId ID = new ProviderId("astra");

    /** What the server's library of models calls what nobody may see. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(key|token|secret|password|credential).*");

    private static final Capabilities CAPABILITIES = Capabilities.allExcept(
                    Capability.RUN_CANCEL, "Astra cannot cancel a run")
            .except(Capability.RUN_UPDATE, "Astra cannot change a run")
            .except(Capability.RUN_STEPS, "Astra does not show the steps of a run; streams tell them")
            .except(Capability.CODE_INTERPRETER, "Astra takes the code interpreter but never runs it")
            .except(Capability.JSON_RESPONSES, "Astra does not tell models the form of an answer")
            .except(Capability.IMAGE_INPUT, "Astra's messages are texts")
            .except(Capability.TOKEN_BUDGETS, "Astra keeps no account of tokens")
            .except(Capability.MESSAGE_EDITS, "Astra replaces the text of a message it changes, and deletes none");

    private final AstraConfig config;
    private final Map<String, Secret> credentials;
    private final Map<String, String> headers;
    private final List<Secret> secrets;

    AstraDialect(AstraConfig config) {
        this.config = config;
        this.credentials = Map.of("astra-api-token", config.token());
        Map<String, String> all = new LinkedHashMap<>(config.options().headers());
        config.databaseId().ifPresent(id -> all.put("astra-db-id", id));
        this.headers = Map.copyOf(all);
        List<Secret> known = new ArrayList<>(config.vendorKeys().values());
        known.add(config.token());
        Stream.of(config.llmParameters(), config.embeddingParameters())
                .flatMap(parameters -> parameters.entrySet().stream())
                .filter(parameter -> SECRET.matcher(parameter.getKey()).matches())
                .forEach(parameter -> known.add(Secret.of(parameter.getValue())));
        this.secrets = List.copyOf(known);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public URI baseAddress() {
        return config.baseUrl();
    }

    @Override
    public Map<String, Secret> credentials() {
        return credentials;
    }

    @Override
    public Collection<Secret> secrets() {
        return secrets;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public Map<String, String> query() {
        return config.options().query();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }
}
