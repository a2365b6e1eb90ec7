package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.Answers.event;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that go wrong. */
@Timeout(60)
class NativeStreamFaultsTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CREATED = event("thread.run.created", Answers.run("queued"));
    private static final String FAULT =
            "{\"message\":\"overloaded, " + NativeWorld.KEY + "\",\"type\":\"%s\",\"code\":%s}";

    private NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"error\":" + FAULT + "}\n\n",
                "event: error\ndata: " + FAULT + "\n\n",
                "data: {\"error\":" + FAULT + "}\n\n",
                "data: {\"event\":\"error\",\"data\":" + FAULT + "}\n\n"
            })
    void anErrorInAnyShapeIsThrownTypedAndEndsTheStream(String event) {
        Iterator<RunEvent> events = opened(CREATED + event.formatted("requests", "\"rate_limit_exceeded\"") + CREATED);
        events.next();

        assertThatThrownBy(events::hasNext).isInstanceOfSatisfying(RateLimitException.class, e -> {
            assertThat(e).hasMessage("overloaded, ***");
            assertThat(e.code()).contains("rate_limit_exceeded");
            assertThat(e.details().provider()).isEqualTo("test");
        });
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void anErrorOfNoKnownTypeIsTheServers() {
        assertThatThrownBy(opened("event: error\ndata: Bad Gateway\n\n")::hasNext)
                .isInstanceOf(ServerException.class)
                .hasMessage("Bad Gateway");
    }

    @Test
    void aStreamThatIsCutIsAFailureAndTheRunIsNotAskedFor() {
        world.next(Fault.cutAfterEvents(1)
                .over(Fault.answering(Answer.eventStream().text(CREATED).text(CREATED))));
        Iterator<RunEvent> events = world.streams().stream(THREAD, NEW_RUN).iterator();
        events.next();

        assertThatThrownBy(events::hasNext).isInstanceOf(DecodeException.class).hasMessageContaining("broke off");
        assertThat(events.hasNext()).isFalse();
        assertThat(world.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"event: thread.run.completed\ndata: {\"id\":\"run_", "event: strange\ndata: {\"id\":\"run_"})
    void aStreamThatEndsInsideAnEventIsCut(String half) {
        Iterator<RunEvent> events = opened(CREATED + half);
        events.next();

        assertThatThrownBy(events::hasNext).isInstanceOf(DecodeException.class);
        assertThat(world.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": nothing\n\n", "event: done\ndata: [DONE]\n\n", "event: what\ndata: {}\n\n"})
    void aStreamThatTellsOfNoRunIsAFailure(String text) {
        Iterator<RunEvent> events = opened(text);

        assertThatThrownBy(() -> events.forEachRemaining(event -> {}))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("before it told of a run");
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void whatCannotBeReadIsAFailureThatNamesTheEventAndThePlace() {
        assertThatThrownBy(opened("event: thread.message.delta\ndata: {\"id\":\"msg_1\",\"delta\":7}\n\n")::hasNext)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("thread.message.delta")
                .hasMessageContaining("'delta'");
    }

    @Test
    void silenceEndsAStream() {
        replace(HttpSettings.builder().readIdle(Duration.ofMillis(300)).build());
        world.answers(Answer.eventStream().text(CREATED).hold());
        Iterator<RunEvent> events = world.streams().stream(THREAD, NEW_RUN).iterator();
        events.next();

        assertThatThrownBy(events::hasNext)
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("was silent for PT0.3S");
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void aRunThatDoesNotEndIsNotLookedForForEver() {
        replace(HttpSettings.builder().readIdle(Duration.ofSeconds(2)).build());
        world.streams(CREATED).next(inProgress(), inProgress(), inProgress(), inProgress());
        Iterator<RunEvent> events = world.streams().stream(THREAD, NEW_RUN).iterator();
        events.next();

        assertThatThrownBy(events::hasNext)
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("run_1 was still in_progress");
        assertThat(events.hasNext()).isFalse();
        assertThat(world.time.slept())
                .containsExactly(Duration.ofMillis(900), Duration.ofMillis(900), Duration.ofMillis(200));
    }

    @Test
    void closingEndsTheWaitForTheEndOfARun() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        world.close();
        world = new NativeWorld(
                HttpSettings.defaults(),
                Capabilities.all(),
                new CallTime(Clock.systemUTC(), System::nanoTime, pause -> {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                }));
        world.streams(CREATED).next(inProgress());
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        CompletableFuture<Integer> told = CompletableFuture.supplyAsync(() -> count(stream.iterator()), THREADS);
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

        stream.close();

        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(world.requests()).isEqualTo(2);
    }

    @Test
    void closingEndsTheRequestForTheEndOfARun() throws Exception {
        world.streams(CREATED).next(Fault.silence());
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        CompletableFuture<Integer> told = CompletableFuture.supplyAsync(() -> count(stream.iterator()), THREADS);
        world.server.journal().awaitRequests(2, SOON);

        stream.close();

        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        world.server.journal().awaitHangUps(1, SOON);
    }

    @Test
    void closingWakesWhoWaitsAndNeverCancelsTheRun() throws Exception {
        world.answers(Answer.eventStream().text(CREATED).hold());
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        Iterator<RunEvent> events = stream.iterator();
        events.next();
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(events::hasNext, THREADS);

        stream.close();

        assertThat(more.get(10, TimeUnit.SECONDS)).isFalse();
        world.server.journal().awaitHangUps(1, SOON);
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void whatIsWrongWithTheRequestFailsBeforeTheFirstEvent() {
        world.next(Fault.error(400, "invalid_request_error", "c", "Thread thread_1 already has an active run run_0."));
        assertThatThrownBy(() -> world.streams().stream(THREAD, NEW_RUN))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Thread thread_1 already has an active run run_0.");

        world.next(Fault.error(404, "invalid_request_error", "c", "No thread found with id 'thread_1'."));
        assertThatThrownBy(() -> world.streams().stream(THREAD, NEW_RUN)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aStreamIsAskedForAgainOnlyWhereItCannotHaveBegun() {
        world.next(Fault.emptyBody(429).retryAfter("1")).streams(event("thread.run.completed", Answers.completed()));
        assertThat(count(world.streams().stream(THREAD, NEW_RUN).iterator())).isEqualTo(2);
        assertThat(world.requests()).isEqualTo(2);

        world.next(Fault.emptyBody(503));
        assertThatThrownBy(() -> world.streams().stream(THREAD, NEW_RUN)).isInstanceOf(ServerException.class);
        assertThat(world.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json"})
    void anAnswerThatIsNoStreamIsAFailure(String type) {
        world.answers(Answer.of(200, type, Answers.run("queued")));

        assertThatThrownBy(() -> world.streams().stream(THREAD, NEW_RUN))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("where a stream of events was expected");
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void closingTheProviderEndsItsStreams() throws Exception {
        world.answers(Answer.eventStream().text(CREATED).hold());
        Iterator<RunEvent> events = world.streams().stream(THREAD, NEW_RUN).iterator();
        events.next();
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(events::hasNext, THREADS);

        world.provider.close();

        assertThat(more).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(DecodeException.class);
        assertThat(world.whenClosed).isEqualTo(1);
    }

    private Iterator<RunEvent> opened(String text) {
        return world.streams(text).streams().stream(THREAD, NEW_RUN).iterator();
    }

    private static int count(Iterator<RunEvent> events) {
        int count = 0;
        for (; events.hasNext(); events.next()) {
            count++;
        }
        return count;
    }

    private static Fault inProgress() {
        return Fault.answering(Answer.of(200, "application/json", Answers.run("in_progress")))
                .header("openai-poll-after-ms", "900");
    }

    private void replace(HttpSettings settings) {
        world.close();
        world = new NativeWorld(settings);
    }
}
