package io.assistants4j.testkit.azure;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Faults;
import io.assistants4j.testkit.http.Journal;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entra on the loopback address: {@code POST /{tenant}/oauth2/v2.0/token} for one application, which gets another token each
 * time. Thread-safe.
 */
public final class FakeTokenEndpoint implements AutoCloseable {
    /** The one tenant. */
    public static final String TENANT = "tenant-1";

    /** The one application. */
    public static final String CLIENT = "client-1";

    /** The secret of the application. */
    public static final String SECRET = "fake-client-secret-0123456789";

    /** For how many seconds a token is said to be valid. */
    public static final int LIFE = 3600;

    private final LoopbackServer http = LoopbackServer.start(this::answer);
    private final AtomicInteger issued = new AtomicInteger();
    private final Map<String, String> live = new ConcurrentHashMap<>();

    private FakeTokenEndpoint() {}

    /** Starts one on a free port. */
    public static FakeTokenEndpoint start() {
        return new FakeTokenEndpoint();
    }

    /** The address of the authority, without a slash at its end. */
    public URI url() {
        return http.url();
    }

    /** What goes wrong next. */
    public Faults faults() {
        return http.faults();
    }

    /** What arrived. */
    public Journal journal() {
        return http.journal();
    }

    /** How many tokens were given out. */
    public int issued() {
        return issued.get();
    }

    /** Whether a token was given out here and not taken back. */
    public boolean accepts(String token) {
        return live.containsKey(token);
    }

    /** Whether a token was given out here for this scope and not taken back. */
    public boolean accepts(String token, String scope) {
        return scope.equals(live.get(token));
    }

    /** Takes back all tokens that were given out. */
    public void takeBack() {
        live.clear();
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(ReceivedRequest request) {
        if (!request.method().equals("POST") || !request.path().equals("/" + TENANT + "/oauth2/v2.0/token")) {
            return refusal(400, "invalid_request", "AADSTS90002: Tenant not found.");
        }
        Map<String, String> form = form(request.body());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refusal(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        }
        // Clients add scopes that are about the user who signs in; an application has none.
        Optional<String> scope = Stream.of(form.getOrDefault("scope", "").split(" "))
                .filter(one -> one.endsWith("/.default"))
                .findFirst();
        if (scope.isEmpty()) {
            return refusal(400, "invalid_scope", "AADSTS1002012: The provided value for scope is not valid.");
        }
        if (!CLIENT.equals(form.get("client_id"))) {
            return refusal(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        }
        if (!SECRET.equals(form.get("client_secret"))) {
            return refusal(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        }
        String token = "entra-fake-token-" + issued.incrementAndGet();
        live.put(token, scope.get());
        return Answer.json(
                200,
                Json.object("token_type", "Bearer", "expires_in", LIFE, "ext_expires_in", LIFE, "access_token", token));
    }

    private static Answer refusal(int status, String error, String description) {
        Map<String, @Nullable Object> body = Json.object(
                "error",
                error,
                "error_description",
                description + "\r\nTrace ID: 1\r\nTimestamp: 2026-11-23 12:00:00Z",
                "correlation_id",
                "2");
        return Answer.json(status, body);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                form.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
