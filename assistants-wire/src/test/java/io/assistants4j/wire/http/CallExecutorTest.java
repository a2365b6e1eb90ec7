package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ConflictException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallExecutorTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");
    private static final Duration SOON = Duration.ofSeconds(10);

    private TestFarSide far =
            new TestFarSide(HttpSettings.builder().maxAttempts(1).build());

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void aRequestCarriesWhatTheDialectWantsOnAll() {
        far.read();

        assertThat(far.server.journal().last().path()).isEqualTo("/v1/things");
        assertThat(far.server.journal().last().query()).isEqualTo("extra=query");
        assertThat(far.server.journal().last().header("X-Extra")).isEqualTo("header");
        assertThat(far.server.journal().last().header("Authorization")).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestException",
        "401, AuthenticationException",
        "403, PermissionDeniedException",
        "404, NotFoundException",
        "408, ServerException",
        "409, ConflictException",
        "413, InvalidRequestException",
        "422, InvalidRequestException",
        "429, RateLimitException",
        "500, ServerException",
        "529, ServerException",
        "307, DecodeException"
    })
    void aStatusBecomesATypedFailure(int status, String type) {
        far.next(Fault.error(status, "t", "c", "what is wrong").header("x-request-id", "req_1"));

        assertThatThrownBy(far::read)
                .isInstanceOfAny(
                        InvalidRequestException.class,
                        AuthenticationException.class,
                        PermissionDeniedException.class,
                        NotFoundException.class,
                        ServerException.class,
                        ConflictException.class,
                        RateLimitException.class,
                        DecodeException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(type))
                .isInstanceOfSatisfying(AssistantsException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.details().provider()).isEqualTo("test");
                    assertThat(e.requestId()).contains("req_1");
                });
    }

    @Test
    void whatTheServerSaysIsAllThere() {
        far.next(Fault.answering(Answer.of(
                        429,
                        "application/json",
                        "{\"error\":{\"message\":\"slow down\",\"type\":\"requests\",\"param\":\"p\",\"code\":\"c\"}}"))
                .retryAfter("7"));

        assertThatThrownBy(far::read).hasMessage("slow down").isInstanceOfSatisfying(AssistantsException.class, e -> {
            assertThat(e.details().type()).isEqualTo("requests");
            assertThat(e.param()).contains("p");
            assertThat(e.code()).contains("c");
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
        });
    }

    @Test
    void pagesAndEmptyAnswersAreFailuresOfTheirStatus() {
        far.next(Fault.html(502), Fault.emptyBody(500));

        assertThatThrownBy(far::read)
                .isInstanceOf(ServerException.class)
                .hasMessage("HTTP 502 (text/html): 502 Bad Gateway");
        assertThatThrownBy(far::read).isInstanceOf(ServerException.class).hasMessage("HTTP 500 without a body");
    }

    @Test
    void aKeyThatIsEchoedDoesNotPrint() {
        far.next(Fault.error(401, "t", "invalid_api_key", "Incorrect API key provided: " + TestFarSide.KEY));

        assertThatThrownBy(far::read)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("Incorrect API key provided: ***");
    }

    @Test
    void aSilentServerEndsWithTheDeadline() {
        replace(HttpSettings.builder().deadline(Duration.ofSeconds(1)).build());
        far.next(Fault.silence());

        assertThatThrownBy(far::read)
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("within PT1S, all attempts together");
        far.server.journal().awaitHangUps(1, SOON);
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void aSilentServerEndsWithTheIdleLimit() {
        replace(HttpSettings.builder()
                .readIdle(Duration.ofSeconds(1))
                .maxAttempts(1)
                .build());
        far.next(Fault.silence());

        assertThatThrownBy(far::read)
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("no answer from test");
    }

    @Test
    void oneCallTooManyFailsAtOnce() throws Exception {
        replace(HttpSettings.builder().maxConcurrentCalls(1).build());
        Gate gate = new Gate();
        far.next(Fault.stallAt(gate));
        CompletableFuture<String> first = CompletableFuture.supplyAsync(far::read, THREADS);
        gate.awaitReached(SOON);

        assertThatThrownBy(far::read).isInstanceOf(ConnectionException.class).hasMessageContaining("already 1 calls");
        gate.open();

        assertThat(first.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("fine");
        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aCallOfAnInterruptedThreadIsNotBegunAndSaysWhy() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(far::read)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("interrupted")
                    .hasMessageNotContaining("already");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(far.server.journal().requests()).isEmpty();
    }

    @Test
    void aFailingHostIsLeftAloneForAWhileAndThenTriedAgain() {
        replace(HttpSettings.builder()
                .maxAttempts(1)
                .breaker(50, 4, Duration.ofSeconds(15))
                .build());
        far.server.faults().next(4, Fault.emptyBody(500));
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(far::read).isInstanceOf(ServerException.class);
        }

        assertThatThrownBy(far::read)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("left alone")
                .isInstanceOfSatisfying(
                        AssistantsException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(15)));
        assertThat(far.requests()).isEqualTo(4);

        far.time.pass(Duration.ofSeconds(16));
        for (int i = 0; i < 5; i++) {
            assertThat(far.read()).isEqualTo("fine");
        }
    }

    @Test
    void refusalsDoNotMakeAHostAFailingOne() {
        replace(HttpSettings.builder()
                .maxAttempts(1)
                .breaker(50, 2, Duration.ofSeconds(15))
                .build());
        far.server.faults().next(5, Fault.emptyBody(429));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(far::read).isInstanceOf(RateLimitException.class);
        }

        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aRouteThatIsNotImplementedDoesNotMakeAHostAFailingOne() {
        replace(HttpSettings.builder().breaker(50, 2, Duration.ofSeconds(15)).build());
        far.server.faults().next(5, Fault.emptyBody(501));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(far::read).isInstanceOf(ServerException.class);
        }

        assertThat(far.requests()).isEqualTo(5);
        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aCallMayHaveADeadlineOfItsOwnAndSeesTheHeadersOfItsAnswer() {
        Operation read = new Operation("read", null, Repeat.SAFE);
        CallLimits twoSeconds = new CallLimits(Duration.ofSeconds(2), new CallControl());
        far.next(
                Fault.emptyBody(503).retryAfter("3"),
                Fault.answering(Answer.empty(200).header("X-A", "a")));

        assertThatThrownBy(() -> far.transport.calls().call(read, far.routes.read(), twoSeconds, (headers, body) -> ""))
                .isInstanceOf(ServerException.class);
        assertThat(far.requests()).isEqualTo(1);
        String header =
                far.transport.calls().call(read, far.routes.read(), twoSeconds, (headers, body) -> headers.get("X-A"));
        assertThat(header).isEqualTo("a");
        CallLimits none = new CallLimits(Duration.ZERO, new CallControl());
        assertThatThrownBy(() -> far.transport.calls().call(read, far.routes.read(), none, (headers, body) -> ""))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("within PT0S");
    }

    @Test
    void callsAreMeasuredUnderTheNamesOfOpenTelemetry() {
        far.read();
        far.next(Fault.emptyBody(404));
        assertThatThrownBy(far::read).isInstanceOf(NotFoundException.class);

        assertThat(far.meters
                        .get("gen_ai.client.operation.duration")
                        .tags("gen_ai.operation.name", "read", "gen_ai.provider.name", "test", "error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(far.meters
                        .get("gen_ai.client.operation.duration")
                        .tags("error.type", "404", "server.address", "127.0.0.1")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void idleConnectionsAreUsedAgain() {
        for (int i = 0; i < 5; i++) {
            far.read();
        }

        assertThat(far.server.connections()).isEqualTo(1);
    }

    private void replace(HttpSettings settings) {
        far.close();
        far = new TestFarSide(settings);
    }
}
