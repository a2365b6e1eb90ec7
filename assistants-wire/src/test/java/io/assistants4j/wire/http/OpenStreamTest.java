package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.wire.dialect.ErrorText;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenStreamTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Answer HELLO = Answer.eventStream().text("hello\n");

    private TestFarSide far = new TestFarSide(
            HttpSettings.builder().maxConcurrentCalls(1).maxAttempts(2).build());

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void aStreamIsReadAsItComes() {
        Gate gate = new Gate();
        far.next(Fault.answering(HELLO.waitAt(gate).text("world\n")));

        try (OpenStream stream = far.stream()) {
            assertThat(line(stream)).isEqualTo("hello");
            gate.open();
            assertThat(line(stream)).isEqualTo("world");
            assertThat(line(stream)).isNull();
        }
    }

    @Test
    void theDeadlineEndsWithTheFirstByteOfTheAnswer() {
        replace(HttpSettings.builder().deadline(Duration.ofSeconds(2)).build());
        far.next(Fault.answering(HELLO.hold()));

        try (OpenStream stream = far.stream()) {
            assertThat(line(stream)).isEqualTo("hello");
            CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> line(stream), THREADS);
            assertThatThrownBy(() -> next.get(2_300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
        }
    }

    @Test
    void closingWakesTheReaderAndTellsTheServer() throws Exception {
        far.next(Fault.answering(HELLO.hold()));
        OpenStream stream = far.stream();
        line(stream);
        CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> line(stream), THREADS);

        stream.close();

        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        far.server.journal().awaitHangUps(1, SOON);
        assertThat(far.read()).isEqualTo("fine");
        assertThat(far.meters
                        .get("gen_ai.client.operation.duration")
                        .tag("error.type", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStreamReadToItsEndLeavesItsConnectionToOthers() {
        far.next(Fault.answering(HELLO));
        OpenStream stream = far.stream();
        line(stream);
        stream.finish(null);
        stream.close();

        assertThat(far.read()).isEqualTo("fine");
        assertThat(far.server.connections()).isEqualTo(1);
    }

    @Test
    void aStreamThatIsOpenCountsAsACall() {
        far.next(Fault.answering(HELLO.hold()));

        try (OpenStream stream = far.stream()) {
            assertThatThrownBy(far::read).hasMessageContaining("already 1 calls");
            assertThat(stream.isClosed()).isFalse();
        }
        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aCutStreamIsAFailureAndNotAnEnd() {
        far.next(Fault.cutAfterEvents(1).over(Fault.answering(HELLO.text("world\n"))));

        OpenStream stream = far.stream();
        assertThat(line(stream)).isEqualTo("hello");
        assertThatThrownBy(() -> line(stream))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("the stream from test")
                .hasMessageContaining("broke off");
        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void silenceEndsAStream() {
        replace(HttpSettings.builder().readIdle(Duration.ofSeconds(1)).build());
        far.next(Fault.answering(HELLO.hold()));

        OpenStream stream = far.stream();
        assertThat(line(stream)).isEqualTo("hello");
        assertThatThrownBy(() -> line(stream))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("was silent for PT1S");
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void aStreamThatHasNotBegunIsAskedForAgain() {
        far.next(Fault.emptyBody(503).retryAfter("0"), Fault.answering(HELLO));

        try (OpenStream stream = far.stream()) {
            assertThat(line(stream)).isEqualTo("hello");
        }
        assertThat(far.requests()).isEqualTo(2);
    }

    @Test
    void aCallThatHasNotBeenAnsweredIsEndedAtOnce() throws Exception {
        far.next(Fault.silence());
        CallControl control = new CallControl();
        CompletableFuture<OpenStream> opening = CompletableFuture.supplyAsync(() -> far.stream(control), THREADS);
        far.server.journal().awaitRequests(1, SOON);

        control.cancel();

        assertThat(opening).failsWithin(SOON);
        far.server.journal().awaitHangUps(1, SOON);
        assertThat(far.requests()).isEqualTo(1);
        assertThat(far.meters
                        .get("gen_ai.client.operation.duration")
                        .tag("error.type", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aCallThatWaitsForItsNextAttemptIsEndedAtOnce() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        far.close();
        far = new TestFarSide(
                HttpSettings.defaults(), null, new CallTime(Clock.systemUTC(), System::nanoTime, pause -> {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                }));
        far.next(Fault.emptyBody(503));
        CallControl control = new CallControl();
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(
                () -> {
                    assertThatThrownBy(() -> far.stream(control)).isInstanceOf(ServerException.class);
                    return Thread.interrupted();
                },
                THREADS);
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

        control.cancel();

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void closingTheTransportBreaksOffStreams() {
        far.next(Fault.answering(HELLO.hold()));
        OpenStream stream = far.stream();
        line(stream);
        CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> line(stream), THREADS);

        far.transport.close();

        assertThat(next).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(DecodeException.class);
        far.server.journal().awaitHangUps(1, SOON);
    }

    @Test
    void aPageIsNoStream() {
        far.next(Fault.html(200));

        assertThatThrownBy(far::stream)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("text/html where a stream of events was expected")
                .hasMessageContaining("Bad Gateway");
        assertThat(far.requests()).isEqualTo(1);
        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aFailureBeforeTheStreamIsTyped() {
        far.next(Fault.error(500, "server_error", "c", "broken"), Fault.error(500, "server_error", "c", "broken"));

        assertThatThrownBy(far::stream).isInstanceOf(ServerException.class).hasMessage("broken");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    RateLimitException,       ,                     429
                    RateLimitException,       requests,             rate_limit_exceeded
                    RateLimitException,       insufficient_quota,
                    AuthenticationException,  invalid_request_error, invalid_api_key
                    PermissionDeniedException, permission_error,
                    InvalidRequestException,  invalid_request_error,
                    ServerException,          server_error,
                    ServerException,          ,                     503
                    ServerException,          ,                     9
                    ServerException,          ,
                    """)
    void aFailureToldWithinTheStreamHasTheTypeItWouldHaveHadBefore(String exception, String type, String code) {
        far.next(Fault.answering(HELLO.hold().header("x-request-id", "req_1")));
        OpenStream stream = far.stream();

        AssistantsException told = stream.told(new ErrorText("no, " + TestFarSide.KEY, type, "p", code));

        assertThat(told.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(told).hasMessage("no, ***");
        assertThat(told.details()).isEqualTo(new ErrorDetails("test", 200, type, "p", code, "req_1", null));
        assertThat(stream.isClosed()).isTrue();
        far.server.journal().awaitHangUps(1, SOON);
    }

    private void replace(HttpSettings settings) {
        far.close();
        far = new TestFarSide(settings);
    }

    private static String line(OpenStream stream) {
        return stream.read(() -> stream.source().readUtf8Line());
    }
}
