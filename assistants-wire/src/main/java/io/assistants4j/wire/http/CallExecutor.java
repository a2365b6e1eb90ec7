package io.assistants4j.wire.http;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.MissingRoute;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * The one way out: every call to a far side passes here. It bounds the calls at once and in a time, leaves a failing host
 * alone, repeats what may be repeated until the one deadline of the call, measures, and turns every failure into an exception of core.
 * Whether to repeat is decided before the answer is decoded, so a successful answer that makes no sense is never asked for
 * again. Thread-safe.
 */
public final class CallExecutor {
    private static final int EXCERPT = 4_096;

    /** Fresh credentials, and where they are refused as well, perhaps others. */
    private static final int MOST_RENEWALS = 2;

    private final Dialect dialect;
    private final HttpSettings settings;
    private final CallTime time;
    private final Resilience resilience;
    private final Measurements measurements;
    private final Reachability reachability;
    private final Failures failures;
    private final CallsUnderWay underWay = new CallsUnderWay();

    public CallExecutor(Dialect dialect, HttpSettings settings, CallTime time, Telemetry telemetry) {
        String provider = dialect.id().value();
        this.dialect = dialect;
        this.settings = settings;
        this.time = time;
        this.resilience = new Resilience(provider, settings, time);
        this.measurements = new Measurements(telemetry, provider, dialect.baseAddress());
        this.reachability = telemetry.reachability();
        this.failures = new Failures(dialect, settings);
    }

    /**
     * Makes a call and decodes its answer.
     *
     * @param call not yet executed; its body must not be marked as streaming
     * @throws AssistantsException whatever goes wrong
     */
    public <T> T call(Operation operation, Call<ResponseBody> call, BodyDecoder<T> decoder) {
        return call(operation, call, CallLimits.of(settings), (headers, body) -> decoder.decode(body));
    }

    /**
     * Makes a call within limits of its own and decodes its answer, head and body.
     *
     * @param call not yet executed; its body must not be marked as streaming
     * @throws AssistantsException whatever goes wrong
     */
    public <T> T call(Operation operation, Call<ResponseBody> call, CallLimits limits, AnswerDecoder<T> decoder) {
        RunningCall running = admit(operation);
        try {
            T value = decode(send(operation, call, limits).response(), decoder);
            running.succeeded();
            return value;
        } catch (RuntimeException e) {
            running.failed(e);
            throw e;
        }
    }

    /**
     * Makes a call whose answer is a stream of events, and returns when the answer begins. From then on nothing is
     * repeated, and the deadline no longer counts, only silence.
     *
     * @param call not yet executed; its body must be marked as streaming
     * @param control ends the call before the stream begins
     * @return the stream, to be closed by the caller
     * @throws AssistantsException whatever goes wrong before
     */
    public OpenStream stream(Operation operation, Call<ResponseBody> call, CallControl control) {
        RunningCall running = admit(operation);
        try {
            Sent sent = send(operation, call, new CallLimits(settings.deadline(), control));
            Call<ResponseBody> answered = sent.call();
            ResponseBody body = events(sent.response());
            underWay.begins(answered);
            return new OpenStream(answered, sent.response(), body, running, failures, () -> underWay.ends(answered));
        } catch (RuntimeException e) {
            if (control.isCancelled()) {
                running.ended("cancelled");
            }
            running.failed(e);
            throw e;
        }
    }

    /**
     * Waits as long as before this repetition of a call, for callers who repeat what an executor cannot.
     *
     * @param repetition counted from 1
     * @param control ends the wait
     * @return whether to go on
     */
    public boolean pauseBefore(int repetition, CallControl control) {
        return waited(resilience.backoff(repetition), Long.MAX_VALUE, control);
    }

    /** Whether a call failed because the far side does not know its route, rather than for what it was about. */
    public boolean isUnknownRoute(AssistantsException failure) {
        return MissingRoute.isToldBy(failure, dialect.errors());
    }

    /**
     * Breaks off what is under way and sends nothing any more: calls fail, and whoever reads a stream sees a failure, not an
     * end. Safe to repeat.
     */
    void close() {
        underWay.breakOff();
    }

    private RunningCall admit(Operation operation) {
        requireOpen();
        if (!resilience.bulkhead().tryAcquirePermission()) {
            // A bulkhead refuses interrupted threads too, however few calls there are.
            throw Thread.currentThread().isInterrupted() ? failures.interrupted() : failures.busy();
        }
        return new RunningCall(operation, resilience.bulkhead(), measurements, time.nanoTime());
    }

    /** A call that was answered with success. */
    private record Sent(Call<ResponseBody> call, Response<ResponseBody> response) {}

    private Sent send(Operation operation, Call<ResponseBody> call, CallLimits limits) {
        underWay.begins(limits.control());
        try {
            return repeat(operation, call, limits);
        } finally {
            underWay.ends(limits.control());
        }
    }

    private Sent repeat(Operation operation, Call<ResponseBody> call, CallLimits limits) {
        CallControl control = limits.control();
        long end = time.nanoTime().getAsLong() + limits.deadline().toNanos();
        Retry.AsyncContext<Attempt> attempts = null;
        Call<ResponseBody> next = call;
        int renewals = 0;
        boolean mayBeGone = false;
        while (true) {
            awaitTurn(end, control);
            requireOpen();
            control.begins(next);
            Outcome outcome = attempt(next, end - time.nanoTime().getAsLong());
            if (outcome instanceof Outcome.Answered answered
                    && answered.response().isSuccessful()) {
                control.answered();
                return new Sent(next, answered.response());
            }
            if (renewals < MOST_RENEWALS && renewsCredentials(outcome)) {
                renewals++;
                next = call.clone();
                continue;
            }
            attempts = attempts == null ? resilience.attempts() : attempts;
            long wait = attempts.onResult(new Attempt(outcome, operation.repeat()));
            if (wait < 0 || !waited(Duration.ofMillis(wait), end, control)) {
                AssistantsException failure = failures.of(outcome, limits.deadline());
                if (mayBeGone && outcome instanceof Outcome.Answered answered && isGone(failure)) {
                    control.answered();
                    return new Sent(next, answered.response());
                }
                throw failure;
            }
            mayBeGone |= operation.repeat() == Repeat.UNTIL_GONE && RepeatRule.mayHaveActed(outcome);
            next = call.clone();
        }
    }

    private boolean isGone(AssistantsException failure) {
        return failure instanceof NotFoundException && !isUnknownRoute(failure);
    }

    /** Whether an attempt failed by credentials that were renewed: whoever was not let in did not act, so it may be repeated. */
    private boolean renewsCredentials(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            Map<String, Secret> refused = SentCredentials.refusedBy(answered.response());
            return !refused.isEmpty() && dialect.renewCredentials(refused);
        }
        return false;
    }

    private void requireOpen() {
        if (underWay.isOver()) {
            throw failures.closed();
        }
    }

    /** Waits until the rate at which attempts may begin allows for one more. */
    private void awaitTurn(long end, CallControl control) {
        Duration turn = resilience.turn();
        if (turn.isNegative() || (!turn.isZero() && !waited(turn, end, control))) {
            requireOpen();
            throw failures.tooFast(turn);
        }
    }

    /** Waits between two attempts; false where there is no time left for it or the thread is wanted elsewhere. */
    private boolean waited(Duration wait, long end, CallControl control) {
        if (wait.toNanos() >= end - time.nanoTime().getAsLong()
                || Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            return control.pause(time.sleeper(), wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome attempt(Call<ResponseBody> call, long nanosLeft) {
        if (nanosLeft <= 0) {
            return new Outcome.Overdue();
        }
        CircuitBreaker breaker = resilience.breaker();
        if (!breaker.tryAcquirePermission()) {
            return new Outcome.Spared(settings.breakerWait());
        }
        long started = time.nanoTime().getAsLong();
        Outcome outcome;
        try {
            outcome = execute(call, nanosLeft);
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        report(breaker, outcome, call.isCanceled(), time.nanoTime().getAsLong() - started);
        return outcome;
    }

    private Outcome execute(Call<ResponseBody> call, long nanosLeft) {
        Deadline deadline = new Deadline(call, nanosLeft);
        Response<ResponseBody> response = null;
        IOException failure = null;
        boolean overdue;
        underWay.begins(call);
        deadline.enter();
        try {
            response = call.execute();
        } catch (IOException e) {
            failure = e;
        } finally {
            overdue = deadline.exit();
            underWay.ends(call);
        }
        if (overdue) {
            close(response);
            return new Outcome.Overdue();
        }
        if (response != null) {
            return answered(response);
        }
        return broken(failure == null ? new IOException("no answer") : failure);
    }

    private Outcome answered(Response<ResponseBody> response) {
        return response.isSuccessful()
                ? new Outcome.Answered(response, null, false)
                : new Outcome.Answered(
                        response,
                        RetryAfter.of(response.headers(), time.clock().instant()),
                        failures.isSpent(response));
    }

    private static Outcome broken(IOException failure) {
        if (failure instanceof TransportException early) {
            IOException cause = early.getCause() instanceof IOException io ? io : early;
            return new Outcome.Broken(cause, early.sent() ? Outcome.Stage.SENT : Outcome.Stage.NOT_SENT);
        }
        return new Outcome.Broken(failure, Outcome.Stage.ANSWERED);
    }

    /** Says what counts about the host: whether it works, not whether it liked the request. */
    private void report(CircuitBreaker breaker, Outcome outcome, boolean cancelled, long nanos) {
        if (outcome instanceof Outcome.Answered answered) {
            int status = answered.response().code();
            if (status < 500 || status == RepeatRule.NOT_IMPLEMENTED) {
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
                reachability.answered(time.clock().instant());
            } else {
                failed(breaker, nanos, "HTTP " + status);
            }
        } else if (Thread.currentThread().isInterrupted() || (cancelled && outcome instanceof Outcome.Broken)) {
            breaker.releasePermission();
        } else {
            failed(breaker, nanos, "no answer");
        }
    }

    private void failed(CircuitBreaker breaker, long nanos, String why) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new IOException(why));
        reachability.failed(time.clock().instant());
    }

    private <T> T decode(Response<ResponseBody> response, AnswerDecoder<T> decoder) {
        try (ResponseBody body = response.body()) {
            return decoder.decode(response.headers(), body == null ? new Buffer() : body.source());
        } catch (DecodeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failures.undecodable(response, String.valueOf(e.getMessage()), e);
        }
    }

    /** The body of an answer that must be a stream: pages and whole documents are not. */
    private ResponseBody events(Response<ResponseBody> response) {
        ResponseBody body = response.body();
        if (body == null) {
            throw failures.undecodable(response, "nothing, where a stream of events was expected", null);
        }
        MediaType type = body.contentType();
        if (type == null || !(type.subtype().equals("html") || type.subtype().equals("json"))) {
            return body;
        }
        try (body) {
            Buffer start = new Buffer();
            while (start.size() < EXCERPT && body.source().read(start, EXCERPT - start.size()) >= 0) {
                // Until there is enough to show, or all of it.
            }
            String said = failures.excerpt(response, type.toString(), start.readUtf8());
            throw failures.undecodable(response, type + " where a stream of events was expected: " + said, null);
        } catch (IOException e) {
            throw failures.brokenStream(response, e);
        }
    }

    private static void close(@Nullable Response<ResponseBody> response) {
        ResponseBody body = response == null ? null : response.body();
        if (body != null) {
            body.close();
        }
    }
}
