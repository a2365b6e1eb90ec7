package io.assistants4j.proxy.http;

import io.assistants4j.core.value.Secret;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Decides who may call: holders of the master key, or anyone where there is none; health is open to all. */
public final class Gatekeeper {
    private static final String BEARER = "bearer ";

    private final @Nullable Secret masterKey;

    /** Guards with this key; null opens the doors. */
    public Gatekeeper(@Nullable Secret masterKey) {
        this.masterKey = masterKey;
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
        return isFirstVersion(request)
                ? Optional.of(Refusal.of(
                        400, "This server speaks version 2: send 'OpenAI-Beta: assistants=v2'.", "invalid_beta"))
                : Optional.empty();
    }

    private static boolean isFirstVersion(Request request) {
        return request.getHeaders().getCSV("OpenAI-Beta", false).stream()
                .anyMatch(feature -> feature.equalsIgnoreCase("assistants=v1"));
    }

    private static String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
