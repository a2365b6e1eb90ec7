package io.assistants4j.wire.http;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ConflictException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.ErrorText;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Turns what went wrong on the wire into core's exceptions; the one place where a status gets a type. */
final class Failures {
    /** OpenAI's code, and type, for a quota that is used up. */
    private static final String SPENT = "insufficient_quota";

    private final Dialect dialect;
    private final HttpSettings settings;
    private final Redaction redaction;

    Failures(Dialect dialect, HttpSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
        this.redaction = new Redaction(dialect);
    }

    /** What a call ended by; the deadline is the one it had. */
    AssistantsException of(Outcome outcome, Duration deadline) {
        if (outcome instanceof Outcome.Answered answered) {
            return refused(answered);
        }
        if (outcome instanceof Outcome.Broken broken) {
            return broken(broken);
        }
        if (outcome instanceof Outcome.Spared spared) {
            return new ConnectionException(
                    host() + " is left alone for at most " + spared.pause().toSeconds()
                            + " s, because too many calls to it failed",
                    details(0, null, "circuit_open", null, spared.pause()),
                    null);
        }
        return new DeadlineExceededException(
                "no answer from " + host() + " within " + deadline + ", all attempts together",
                details(0, null, "deadline_exceeded", null, null),
                null);
    }

    /** One call more than there may be at once. */
    AssistantsException busy() {
        return new ConnectionException(
                "there are already " + settings.maxConcurrentCalls() + " calls to " + host(),
                details(0, null, "too_many_calls", null, null),
                null);
    }

    /** A call of a thread that is to stop: it is not begun. */
    AssistantsException interrupted() {
        return new ConnectionException(
                "the calling thread is interrupted: nothing was sent to " + host(),
                details(0, null, "interrupted", null, null),
                null);
    }

    /** A call after the end. */
    AssistantsException closed() {
        return new ConnectionException(
                "the client of " + host() + " is closed", details(0, null, "client_closed", null, null), null);
    }

    /** One call more than may begin in a time. */
    AssistantsException tooFast(Duration turn) {
        return new RateLimitException(
                "calls to " + host() + " are limited to " + settings.rateLimit()
                        + ", and the next turn comes too late for this one",
                details(0, null, "rate_limited_here", null, turn.isNegative() ? null : turn),
                null);
    }

    /** An answer that was well received and makes no sense. */
    DecodeException undecodable(Response<?> response, String why, @Nullable Throwable cause) {
        return new DecodeException(
                redaction.of("answer of " + host() + ": " + why),
                details(response.code(), null, "undecodable_response", requestId(response.headers()), null),
                cause);
    }

    /** Whether a refusal says that a quota is used up. */
    boolean isSpent(Response<ResponseBody> response) {
        if (response.code() != RepeatRule.TOO_MANY) {
            return false;
        }
        ErrorText text = text(response);
        return SPENT.equals(text.code()) || SPENT.equals(text.type());
    }

    /** A stream that ended before its time. */
    AssistantsException brokenStream(Response<?> response, IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return new DeadlineExceededException(
                    "the stream from " + host() + " was silent for " + settings.readIdle(),
                    details(0, null, "stream_idle", requestId(response.headers()), null),
                    cause);
        }
        return new DecodeException(
                "the stream from " + host() + " broke off: " + reason(cause),
                details(0, null, "stream_broken", requestId(response.headers()), null),
                cause);
    }

    /** What is told inside of an answer that began as a success; its text stands for the status it has none of. */
    AssistantsException told(Response<?> response, ErrorText text) {
        ErrorDetails details = new ErrorDetails(
                dialect.id().value(),
                response.code(),
                text.type(),
                text.param(),
                text.code(),
                requestId(response.headers()),
                null,
                text.further());
        return typed(ToldStatus.of(text), redaction.of(text.message()), details);
    }

    /** What a successful answer that should have been a stream says instead. */
    String excerpt(Response<?> response, String type, String body) {
        return dialect.errors().decode(response.code(), type, body).message();
    }

    private AssistantsException broken(Outcome.Broken broken) {
        IOException cause = broken.cause();
        return switch (broken.stage()) {
            case NOT_SENT ->
                new ConnectionException(
                        "cannot reach " + host() + ": " + reason(cause),
                        details(0, null, "connection_failed", null, null),
                        cause);
            case SENT ->
                cause instanceof SocketTimeoutException
                        ? new DeadlineExceededException(
                                "no answer from " + host() + " within " + settings.readIdle(),
                                details(0, null, "read_timeout", null, null),
                                cause)
                        : new ServerException(
                                "the connection to " + host() + " broke before an answer: " + reason(cause),
                                details(0, null, "connection_broken", null, null),
                                cause);
            case ANSWERED ->
                new DecodeException(
                        "the answer of " + host() + " broke off: " + reason(cause),
                        details(0, null, "response_broken", null, null),
                        cause);
        };
    }

    private AssistantsException refused(Outcome.Answered answered) {
        Response<ResponseBody> response = answered.response();
        int status = response.code();
        if (status < 400) {
            String target = response.headers().get("Location");
            return undecodable(response, "a redirection to " + target + ", which is not followed", null);
        }
        ErrorText text = text(response);
        ErrorDetails details = new ErrorDetails(
                dialect.id().value(),
                status,
                text.type(),
                text.param(),
                text.code(),
                requestId(response.headers()),
                answered.retryAfter(),
                text.further());
        return typed(status, redaction.of(text.message()), details);
    }

    private static AssistantsException typed(int status, String message, ErrorDetails details) {
        return switch (status) {
            case 401 -> new AuthenticationException(message, details, null);
            case 402, 403 -> new PermissionDeniedException(message, details, null);
            case 404 -> new NotFoundException(message, details, null);
            case 409 -> new ConflictException(message, details, null);
            case 429 -> new RateLimitException(message, details, null);
            case 408 -> new ServerException(message, details, null);
            default ->
                status < 500
                        ? new InvalidRequestException(message, details, null)
                        : new ServerException(message, details, null);
        };
    }

    /** What an error says; it can be asked again. */
    private ErrorText text(Response<ResponseBody> response) {
        ResponseBody body = response.errorBody();
        if (body == null) {
            return dialect.errors().decode(response.code(), "", "");
        }
        MediaType type = body.contentType();
        try (ResponseBody read = ResponseBody.create(body.source().peek(), type, body.contentLength())) {
            return dialect.errors().decode(response.code(), type == null ? "" : type.toString(), read.string());
        } catch (IOException e) {
            return dialect.errors().decode(response.code(), "", "");
        }
    }

    private ErrorDetails details(
            int status, @Nullable String type, String code, @Nullable String requestId, @Nullable Duration retryAfter) {
        return new ErrorDetails(dialect.id().value(), status, type, null, code, requestId, retryAfter);
    }

    private String host() {
        return dialect.id().value() + " (" + dialect.baseAddress().getAuthority() + ")";
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        if (message != null) {
            return message;
        }
        return cause instanceof EOFException ? "it ended too early" : "input or output failed";
    }

    static @Nullable String requestId(Headers headers) {
        String id = headers.get("x-request-id");
        return id == null ? headers.get("apim-request-id") : id;
    }
}
