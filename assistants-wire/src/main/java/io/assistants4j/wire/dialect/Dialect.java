package io.assistants4j.wire.dialect;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import java.net.URI;
import java.util.Collection;
import java.util.Map;

/** All that is peculiar to one far side. Thread-safe; asked again for every request, so answers must be at hand. */
public interface Dialect {
    /** Under which name its failures and measurements appear. */
    ProviderId id();

    /** The address all paths are relative to, {@code http} or {@code https}, ending in a slash. */
    URI baseAddress();

    /**
     * Headers that prove who is calling, with their whole value such as {@code Bearer ...}. They are sent to the base
     * address only and never appear in a message or a log. Short-lived tokens are cached by whoever makes them; to get the
     * first one may take a while.
     *
     * @throws io.assistants4j.core.error.AssistantsException where there are none to be had; the call then fails with it
     */
    Map<String, Secret> credentials();

    /**
     * What credentials consist of, at hand without asking anybody: it is taken out of whatever the far side says. Those of
     * every request by default.
     */
    default Collection<Secret> secrets() {
        return credentials().values();
    }

    /**
     * Hears that the far side did not accept these credentials (401). Asked once a call at most.
     *
     * @param refused what the request carried
     * @return whether there are or may be others now, so that the call is worth one more attempt
     */
    default boolean renewCredentials(Map<String, Secret> refused) {
        return false;
    }

    /** Further headers of every request; values here are no secrets. None, unless a far side wants some. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Query parameters of every request. None, unless a far side wants some. */
    default Map<String, String> query() {
        return Map.of();
    }

    /** How its error bodies read. As those of the Assistants API, unless a far side has words of its own. */
    default ErrorDecoder errors() {
        return new EnvelopeErrors();
    }

    /** What it can do. */
    Capabilities capabilities();

    /** Gives back what its credentials need, such as connections of their own; nothing by default. Closing again does nothing. */
    default void close() {}
}
