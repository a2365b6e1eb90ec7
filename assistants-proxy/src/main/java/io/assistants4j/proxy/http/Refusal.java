package io.assistants4j.proxy.http;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ConflictException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.OutcomeUnknown;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent.StreamFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is no success.
 *
 * @param status the HTTP status
 * @param fault what the body says
 * @param headers what to send along
 */
record Refusal(int status, StreamFault fault, Map<String, String> headers) {
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";
    private static final String UPSTREAM_ID = "x-upstream-request-id";
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,200}");
    /** What no client should try again soon. */
    private static final Set<String> SPENT =
            Set.of("insufficient_quota", "tokens_per_day_exceeded", "tokens_per_month_exceeded");

    private static final Map<String, String> NO_RETRY = Map.of("x-should-retry", "false");

    static Refusal of(int status, String message, @Nullable String code) {
        return new Refusal(status, new StreamFault(message, status < 500 ? INVALID : SERVER, null, code), Map.of());
    }

    static Refusal unknownUrl(String method, String path) {
        return of(404, "Invalid URL (" + method + " " + path + ")", null);
    }

    /** The request does not come. */
    static Refusal tooSlow() {
        return of(408, "The request did not come to its end in time.", null);
    }

    /** The answer to a failure; of what nobody foresaw it says nothing. */
    static Refusal of(Throwable failure) {
        if (failure instanceof AssistantsException known) {
            return known(known);
        }
        if (failure instanceof HttpException http && http.getCode() < 500) {
            return of(http.getCode(), "The request cannot be read: " + http.getReason(), null);
        }
        if (failure instanceof TimeoutException) {
            return tooSlow();
        }
        return new Refusal(
                500, new StreamFault("The server failed to answer this request.", SERVER, null, null), NO_RETRY);
    }

    private static Refusal known(AssistantsException failure) {
        int status = status(failure);
        String type = failure.details().type();
        String message = failure.getMessage();
        return new Refusal(
                status,
                new StreamFault(
                        message == null ? "The request failed." : message,
                        type != null ? type : status < 500 ? INVALID : SERVER,
                        failure.param().orElse(null),
                        failure.code().orElse(null)),
                headers(failure));
    }

    private static Map<String, String> headers(AssistantsException failure) {
        Map<String, String> headers = new LinkedHashMap<>();
        failure.retryAfter().ifPresent(wait -> headers.put("retry-after", seconds(wait)));
        failure.requestId().filter(id -> PRINTABLE.matcher(id).matches()).ifPresent(id -> headers.put(UPSTREAM_ID, id));
        boolean outOfQuota = failure.code().filter(SPENT::contains).isPresent();
        if (outOfQuota || failure instanceof OutcomeUnknown) {
            headers.putAll(NO_RETRY);
        }
        return headers;
    }

    /** Whole seconds, rounded up, at least one. */
    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static int status(AssistantsException failure) {
        int status = failure.status();
        if (status >= 400 && status < 600) {
            return status;
        }
        if (failure instanceof InvalidRequestException || failure instanceof UnsupportedCapabilityException) {
            return 400;
        }
        if (failure instanceof AuthenticationException) {
            return 401;
        }
        if (failure instanceof PermissionDeniedException) {
            return 403;
        }
        if (failure instanceof NotFoundException) {
            return 404;
        }
        if (failure instanceof ConflictException) {
            return 409;
        }
        if (failure instanceof RateLimitException) {
            return 429;
        }
        return statusOfTheFarSide(failure);
    }

    /** What went wrong between us and a far side, which the client did not call. */
    private static int statusOfTheFarSide(AssistantsException failure) {
        if (failure instanceof ConnectionException) {
            return 503;
        }
        if (failure instanceof DeadlineExceededException) {
            return 504;
        }
        return failure instanceof DecodeException || failure instanceof ServerException ? 502 : 500;
    }
}
