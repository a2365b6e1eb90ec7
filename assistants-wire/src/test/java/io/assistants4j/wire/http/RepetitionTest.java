package io.assistants4j.wire.http;

import static io.assistants4j.testkit.http.Fault.emptyBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.OutcomeUnknown;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.RefusingPort;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {
    private final TestFarSide far = new TestFarSide(HttpSettings.builder()
            .maxAttempts(4)
            .deadline(Duration.ofSeconds(30))
            .maxRetryAfter(Duration.ofSeconds(10))
            .build());

    @AfterEach
    void close() {
        far.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
    void aReadIsRepeatedAfterWhatMayPass(int status) {
        far.next(emptyBody(status), emptyBody(status));

        assertThat(far.read()).isEqualTo("fine");
        assertThat(far.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 413, 422, 501})
    void nothingIsRepeatedAfterWhatWillNotPass(int status) {
        far.next(emptyBody(status));

        assertThatThrownBy(far::read).isInstanceOf(AssistantsException.class);
        assertThat(far.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 500, 502, 503, 504})
    void aPostIsNotRepeatedAfterTheServerMayHaveActed(int status) {
        far.next(emptyBody(status).retryAfter("0"));

        assertThatThrownBy(far::write).isInstanceOf(AssistantsException.class);
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void aPostIsRepeatedAfterItWasTurnedAway() {
        far.next(emptyBody(429));

        assertThat(far.write()).isEqualTo("fine");
        assertThat(far.requests()).isEqualTo(2);
        assertThat(far.server.journal().requests().get(1).body()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"insufficient_quota, insufficient_quota", "insufficient_quota,", "requests, insufficient_quota"})
    void aQuotaThatIsUsedUpIsNotAskedForAgain(String type, String code) {
        far.next(
                Fault.error(429, type, code, "You exceeded your current quota.").retryAfter("1"));

        assertThatThrownBy(far::read)
                .isInstanceOf(RateLimitException.class)
                .hasMessage("You exceeded your current quota.");
        assertThat(far.requests()).isEqualTo(1);
        assertThat(far.time.slept()).isEmpty();
    }

    @Test
    void aServerMayKnowBetterOfItsQuota() {
        far.next(Fault.error(429, "requests", "insufficient_quota", "Not yet.").header("x-should-retry", "true"));

        assertThat(far.read()).isEqualTo("fine");
    }

    @Test
    void aBodyIsKnownAgainByItsKey() {
        far.next(emptyBody(429), emptyBody(429));

        assertThat(far.write(new JsonBody(ByteString.encodeUtf8("{}")))).isEqualTo("fine");
        assertThat(far.write(new JsonBody(ByteString.encodeUtf8("{}")))).isEqualTo("fine");

        List<String> keys = far.server.journal().requests().stream()
                .map(request -> request.header("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(4).doesNotContain("");
        assertThat(keys.subList(0, 3)).containsOnly(keys.get(0));
        assertThat(keys.get(3)).isNotEqualTo(keys.get(0));
    }

    @Test
    void theServerKnowsBestWhetherToRepeat() {
        far.next(emptyBody(500).header("x-should-retry", "true"));
        assertThat(far.write()).isEqualTo("fine");

        far.next(emptyBody(503).header("x-should-retry", "false"));
        assertThatThrownBy(far::read).isInstanceOf(ServerException.class);
        assertThat(far.requests()).isEqualTo(3);
    }

    @Test
    void aBrokenConnectionIsRepeatedForAReadAndNotForAPost() {
        far.next(Fault.reset());
        assertThat(far.read()).isEqualTo("fine");

        far.next(Fault.reset());
        assertThatThrownBy(far::write)
                .isInstanceOf(ServerException.class)
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("broke before an answer");
        assertThat(far.requests()).isEqualTo(3);
    }

    @Test
    void whatWasNeverSentIsRepeatedEvenForAPost() {
        try (RefusingPort port = new RefusingPort();
                TestFarSide nowhere =
                        new TestFarSide(HttpSettings.builder().maxAttempts(3).build(), port.url())) {
            assertThatThrownBy(nowhere::write)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining(
                            "cannot reach test (127.0.0.1:" + port.url().getPort() + ")");
            assertThat(nowhere.time.slept()).hasSize(2);
        }
    }

    @Test
    void anAnswerThatMakesNoSenseIsNeverAskedForAgain() {
        assertThatThrownBy(() -> far.transport
                        .calls()
                        .call(new Operation("read", null, Repeat.SAFE), far.routes.read(), body -> {
                            throw new java.io.EOFException("half a document");
                        }))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("half a document");
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void anAnswerCutInTheMiddleIsAskedForAgainWhereThatIsSafe() {
        far.next(Fault.cutAfterBytes(2));
        assertThat(far.read()).isEqualTo("fine");

        far.next(Fault.cutAfterBytes(2));
        assertThatThrownBy(far::write).isInstanceOf(DecodeException.class).hasMessageContaining("broke off");
        assertThat(far.requests()).isEqualTo(3);
    }

    @Test
    void attemptsEndAndTheLastFailureIsTold() {
        far.next(emptyBody(500), emptyBody(500), emptyBody(500), emptyBody(502));

        assertThatThrownBy(far::read)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.status()).isEqualTo(502));
        assertThat(far.requests()).isEqualTo(4);
    }

    @Test
    void waitsGrowAndVaryWithinAQuarter() {
        far.next(emptyBody(500), emptyBody(500), emptyBody(500));

        far.read();

        assertThat(far.time.slept().get(0)).isBetween(Duration.ofMillis(375), Duration.ofMillis(625));
        assertThat(far.time.slept().get(1)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        assertThat(far.time.slept().get(2)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
    }

    @Test
    void retryAfterIsHonouredInEachOfItsFormsAndCapped() {
        far.next(
                emptyBody(429).retryAfter("6"),
                emptyBody(503).retryAfterMillis(250),
                emptyBody(429).retryAfter("3600"));

        far.read();

        assertThat(far.time.slept())
                .containsExactly(Duration.ofSeconds(6), Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    @Test
    void retryAfterAsADateCountsFromNow() {
        far.next(emptyBody(503).retryAfter("Mon, 23 Nov 2026 12:00:04 GMT"));

        far.read();

        assertThat(far.time.slept()).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void thereIsOneDeadlineForAllAttemptsAndWaits() {
        far.next(
                emptyBody(429).retryAfter("10"),
                emptyBody(429).retryAfter("10"),
                emptyBody(429).retryAfter("10"));

        assertThatThrownBy(far::read)
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(10)));
        assertThat(far.time.slept()).hasSize(2);
        assertThat(far.requests()).isEqualTo(3);
    }

    @Test
    void anInterruptedCallDoesNotWaitForAnotherAttempt() {
        far.next(Fault.answering(Answer.empty(500)));
        Thread.currentThread().interrupt();

        assertThatThrownBy(far::read).isInstanceOf(AssistantsException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(far.time.slept()).isEmpty();
    }
}
