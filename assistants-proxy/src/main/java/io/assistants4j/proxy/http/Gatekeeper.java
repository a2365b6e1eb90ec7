package io.assistants4j.proxy.http;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.proxy.limit.Allowance;
import io.assistants4j.proxy.limit.RateLimit;
import io.assistants4j.proxy.limit.RequestLimits;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Decides who may call what: health is open to all, what is of the server itself is not for holders of a tenant's key. */
public final class Gatekeeper {
    private static final String BEARER = "bearer ";
    private static final String API_KEY = "api-key";
    private static final String LITELLM_KEY = "x-litellm-api-key";
    private static final String BETA = "OpenAI-Beta";
    private static final Set<String> OF_THE_SERVER = Set.of("", "/metrics", "/usage");

    private final Doorkeeper doorkeeper;
    private final Strictness strictness;
    private final RequestLimits limits;

    /** Guards with what the doorkeeper says, and counts the requests of those it admits. Where it is strict, callers have to name the version of the API. */
    public Gatekeeper(Doorkeeper doorkeeper, Strictness strictness, RequestLimits limits) {
        this.doorkeeper = doorkeeper;
        this.strictness = strictness;
        this.limits = limits;
    }

    /**
     * Who calls. The answer says what is left to callers whose requests are limited.
     *
     * @param template the route, or nothing where there is none
     * @throws io.assistants4j.core.error.AssistantsException why the request is turned away
     */
    Caller admit(Request request, Response response, String template) {
        if (template.startsWith("/health/")) {
            return Caller.ANYBODY;
        }
        Caller caller = doorkeeper.admit(key(request), Request.getRemoteAddr(request));
        // Before it may be turned away: the log is to say whose requests are too many.
        AccessLog.name(request, caller);
        count(caller, response);
        if (caller.isConfined() && !template.isEmpty() && OF_THE_SERVER.contains(template)) {
            throw new PermissionDeniedException(
                    "Only the master key opens this.", ErrorDetails.of(403, "invalid_request_error", null, null), null);
        }
        if (names(request, "assistants=v1")) {
            throw beta("This server speaks version 2: send 'OpenAI-Beta: assistants=v2'.");
        }
        boolean demandsVersion = strictness == Strictness.STRICT && !OF_THE_SERVER.contains(template);
        if (demandsVersion && !names(request, "assistants=v2")) {
            throw beta("You must provide the 'OpenAI-Beta' header: send 'OpenAI-Beta: assistants=v2'.");
        }
        return caller;
    }

    private void count(Caller caller, Response response) {
        String key = caller.key();
        if (key == null) {
            return;
        }
        limits.count(key, caller.limits()).ifPresent(allowance -> {
            response.getHeaders()
                    .put(RateLimit.REQUESTS.limitHeader(), allowance.limit())
                    .put(RateLimit.REQUESTS.remainingHeader(), allowance.remaining())
                    .put(RateLimit.REQUESTS.resetHeader(), allowance.resetSeconds() + "s");
            if (allowance.isExceeded()) {
                throw tooMany(allowance);
            }
        });
    }

    private static RateLimitException tooMany(Allowance allowance) {
        return new RateLimitException(
                "Your API key may send " + allowance.limit() + " requests in a minute. Try again in "
                        + allowance.resetSeconds() + "s.",
                new ErrorDetails(null, 429, "requests", null, "rate_limit_exceeded", null, allowance.reset()),
                null);
    }

    private static InvalidRequestException beta(String message) {
        return new InvalidRequestException(message, null, "invalid_beta");
    }

    private static boolean names(Request request, String version) {
        return request.getHeaders().getCSV(BETA, false).stream().anyMatch(version::equalsIgnoreCase);
    }

    /**
     * As callers of LiteLLM may send it, whose client puts something else where OpenAI's clients put it, or as Azure's clients
     * send it.
     */
    private static String key(Request request) {
        String litellm = plain(request.getHeaders().get(LITELLM_KEY));
        if (!litellm.isEmpty()) {
            String bearer = bearer(litellm);
            return bearer.isEmpty() ? litellm : bearer;
        }
        String bearer = bearer(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        return bearer.isEmpty() ? plain(request.getHeaders().get(API_KEY)) : bearer;
    }

    private static String plain(@Nullable String header) {
        return header == null ? "" : header.strip();
    }

    private static String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
