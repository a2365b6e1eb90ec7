package io.assistants4j.wire.provider;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import java.util.Objects;
import java.util.function.Function;

/**
 * One of several accounts of a vendor, as a provider is put together of them.
 *
 * @param name tells it from the others
 * @param dialect its address and credentials; closed with the provider
 * @param settings times, repetitions and limits of its calls
 * @param turns how turns are asked for over its transport
 */
public record AccountParts(
        String name, Dialect dialect, HttpSettings settings, Function<HttpTransport, ModelTurns> turns) {
    public AccountParts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(turns, "turns");
    }
}
