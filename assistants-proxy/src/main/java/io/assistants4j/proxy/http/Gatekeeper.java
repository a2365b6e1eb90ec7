package io.assistants4j.proxy.http;

import io.assistants4j.core.value.Secret;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Decides who may call: holders of the master key, or anyone where there is none; health is open to all. */
public final class Gatekeeper {
    private static final String BEARER = "bearer ";

    private static final String BETA = "OpenAI-Beta";
    private static final Set<String> OF_THE_SERVER = Set.of("", "/metrics");

    private final @Nullable Secret masterKey;
    private final Strictness strictness;

    /** Guards with this key; null opens the doors. Where it is strict, callers have to name the version of the API. */
    public Gatekeeper(@Nullable Secret masterKey, Strictness strictness) {
        this.masterKey = masterKey;
        this.strictness = strictness;
    }

    /** Why the request is turned away, if it is. */
    Optional<Refusal> refusal(Request request, String template) {
        if (template.startsWith("/health/")) {
            return Optional.empty();
        }
        String key = bearer(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (masterKey != null && key.isEmpty()) {
            String message = "You didn't provide an API key: send it as 'Authorization: Bearer KEY'.";
            return Optional.of(Refusal.of(401, message, null));
        }
        if (masterKey != null && !masterKey.matches(key)) {
            return Optional.of(Refusal.of(401, "Incorrect API key provided.", "invalid_api_key"));
        }
        if (names(request, "assistants=v1")) {
            String message = "This server speaks version 2: send 'OpenAI-Beta: assistants=v2'.";
            return Optional.of(Refusal.of(400, message, "invalid_beta"));
        }
        boolean demandsVersion = strictness == Strictness.STRICT && !OF_THE_SERVER.contains(template);
        if (demandsVersion && !names(request, "assistants=v2")) {
            String message = "You must provide the 'OpenAI-Beta' header: send 'OpenAI-Beta: assistants=v2'.";
            return Optional.of(Refusal.of(400, message, "invalid_beta"));
        }
        return Optional.empty();
    }

    private static boolean names(Request request, String version) {
        return request.getHeaders().getCSV(BETA, false).stream().anyMatch(version::equalsIgnoreCase);
    }

    private static String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
