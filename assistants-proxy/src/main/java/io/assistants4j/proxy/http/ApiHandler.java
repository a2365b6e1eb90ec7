package io.assistants4j.proxy.http;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.proxy.repeat.Attempt;
import io.assistants4j.proxy.repeat.GivenAnswer;
import io.assistants4j.proxy.repeat.RememberedAnswers;
import io.assistants4j.wire.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route, checks who calls, lets the endpoint answer, and turns every failure into an error body. */
public final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Router router;
    private final Gatekeeper gatekeeper;
    private final CallReader calls;
    private final Repetitions repetitions;
    private final EventStreams streams;
    private final RequestMetrics metrics;

    /** Serves these routes; both kinds of requests, open and guarded, are counted. Requests that come again are known there. */
    public ApiHandler(
            Router router,
            Gatekeeper gatekeeper,
            CallReader calls,
            RememberedAnswers answers,
            EventStreams streams,
            RequestMetrics metrics) {
        this.router = router;
        this.gatekeeper = gatekeeper;
        this.calls = calls;
        this.repetitions = new Repetitions(answers);
        this.streams = streams;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Repetitions.came(request);
        Bodies.name(request, response);
        String path = Router.path(request);
        Router.Found found = router.find(path);
        Callback counted = metrics.counted(request, response, RequestMetrics.route(found), callback);
        try {
            Caller caller = gatekeeper.admit(request, response, found == null ? "" : found.template());
            if (found == null) {
                Bodies.refuse(response, Refusal.unknownUrl(request.getMethod(), path), counted);
            } else {
                answer(request, response, found, caller, counted);
            }
        } catch (RuntimeException | IOException e) {
            fail(request, response, e, counted);
        }
        return true;
    }

    private void answer(Request request, Response response, Router.Found found, Caller caller, Callback callback)
            throws IOException {
        // What HEAD is answered differs from GET only in that Jetty keeps the body to itself.
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Endpoint endpoint = found.byMethod().get(method);
        if (endpoint == null) {
            response.getHeaders()
                    .put(HttpHeader.ALLOW, String.join(", ", found.byMethod().keySet()));
            String message = "Not allowed to " + request.getMethod() + " on " + found.template() + ".";
            Bodies.refuse(response, Refusal.of(405, message, "method_not_supported"), callback);
            return;
        }
        Call call = calls.read(request, found, caller);
        try (Attempt attempt = repetitions.attempt(request, call)) {
            if (!isAnsweredAgain(attempt.earlier().orElse(null), response, callback)) {
                answer(call, endpoint, attempt, request, response, callback);
            }
        } finally {
            call.over();
        }
    }

    private static boolean isAnsweredAgain(@Nullable GivenAnswer earlier, Response response, Callback callback) {
        if (earlier instanceof WholeAnswer whole) {
            Bodies.again(response, whole, callback);
            return true;
        }
        return earlier instanceof EventBody events && events.isTakenOver(response, callback);
    }

    private void answer(
            Call call, Endpoint endpoint, Attempt attempt, Request request, Response response, Callback callback) {
        Answer answer;
        try {
            answer = endpoint.answer(call);
            if (answer instanceof Answer.Json json) {
                json.headers().forEach(call::answerWith);
            }
        } finally {
            call.answerHeaders().forEach((name, value) -> response.getHeaders().put(name, value));
        }
        if (answer instanceof Answer.Events events) {
            StreamTime time = metrics.stream(request, response, call.route());
            streams.write(events.stream(), new StreamClient(response, callback), time, attempt, call.answerHeaders());
        } else if (answer instanceof Answer.Text text) {
            Bodies.write(response, text.status(), text.type(), text.body().getBytes(StandardCharsets.UTF_8), callback);
        } else if (answer instanceof Answer.Json json) {
            byte[] body = JsonCodec.tolerant().bytes(json.value());
            attempt.answered(new WholeAnswer(json.status(), call.answerHeaders(), body));
            Bodies.write(response, json.status(), Bodies.JSON, body, callback);
        }
    }

    private static void fail(Request request, Response response, Exception failure, Callback callback) {
        Throwable cause = failure.getCause();
        boolean isSlow = failure instanceof IOException && cause instanceof TimeoutException;
        Throwable known = cause != null && (cause instanceof HttpException || isSlow) ? cause : failure;
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        if (!isSlow && !(known instanceof AssistantsException) && !(known instanceof HttpException)) {
            LOG.warn("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), failure);
        }
        Bodies.refuse(response, Refusal.of(known), callback);
    }
}
