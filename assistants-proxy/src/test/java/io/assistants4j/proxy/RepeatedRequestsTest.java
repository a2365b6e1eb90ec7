package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.HandClock;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST requests that come again, because their client did not get the answer. */
@Timeout(60)
class RepeatedRequestsTest {
    private static final String KEY = "sk-key-0123456789";
    private static final String HI = "{\"role\":\"user\",\"content\":\"Hi\"}";
    private static final String REPLAYED = "idempotent-replayed";

    private final HandClock clock = new HandClock();
    private Served served;
    private String messages;

    @BeforeEach
    void start() {
        ProxyRuntime system = ProxyRuntime.create();
        ScriptedTurns turns =
                new ScriptedTurns().then(TurnScript.begin().says("Hello").completes(1, 1));
        served = new Served(
                ProxyConfig.local(0).guardedBy(Secret.of(KEY)),
                Served.scripted(turns),
                new ProxyRuntime(system.timer(), system.meters(), clock));
        messages = "/v1/threads/" + Served.id(post("/v1/threads", "{}")) + "/messages";
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/assistants", "/v1/threads", "messages", "runs"})
    void whatWasMadeThoughTheAnswerWasLostIsMadeOnce(String what) throws IOException {
        String runs = messages.replace("messages", "runs");
        String path = what.startsWith("/") ? what : messages.replace("messages", what);
        String body = switch (what) {
            case "/v1/assistants" -> "{\"model\":\"m\"}";
            case "messages" -> HI;
            case "runs" -> "{\"assistant_id\":\"" + Served.id(post("/v1/assistants", "{\"model\":\"m\"}")) + "\"}";
            default -> "{}";
        };
        String first = loseAnswer(path, body, 0);

        HttpResponse<String> again = post(path, body, 1);

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.headers().firstValue(REPLAYED)).hasValue("true");
        assertThat(again.headers().firstValue("x-assistants-provider")).hasValue("scripted");
        assertThat(again.headers().firstValue("x-request-id").orElse("")).startsWith("req_");
        assertThat(first).contains(again.body());
        assertThat(
                        path.equals(runs)
                                ? again.headers()
                                        .firstValue("openai-poll-after-ms")
                                        .orElse("")
                                : "500")
                .isEqualTo("500");
        assertThat(post(path, body, 1).headers().firstValue(REPLAYED)).isEmpty();
    }

    @Test
    void twoClientsThatSayTheSameAreBothHeard() throws IOException {
        loseAnswer(messages, HI, 0);

        assertThat(post(messages, HI, 0).headers().firstValue(REPLAYED)).isEmpty();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whoIsStillConnectedMissesNothing() throws IOException {
        try (RawClient other = new RawClient(served.address())) {
            other.send(request(messages, HI, 0));
            other.until("HTTP/1.1 200 ");
            clock.advance(Duration.ofSeconds(4));

            post(messages, HI, 1);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whoGoesOnMissesNothing() throws IOException {
        try (RawClient other = new RawClient(served.address())) {
            other.send(request(messages, HI, 0));
            other.until("HTTP/1.1 200 ");
            other.get("/health/liveness");
            other.until("alive!");
        }

        post(messages, HI, 1);

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whoRepeatsOverTheSameConnectionHadAnotherReason() throws IOException {
        try (RawClient other = new RawClient(served.address())) {
            other.send(request(messages, HI, 0));
            other.until("HTTP/1.1 200 ");
            other.send(request(messages, HI, 1));
            other.until("HTTP/1.1 200 ");
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void theEndOfAConnectionThatHadToEndSaysNothing() throws IOException {
        try (RawClient other = new RawClient(served.address())) {
            other.send(request(messages, HI, 0).replace("Host:", "Connection: close\r\nHost:"));
            assertThat(other.rest()).startsWith("HTTP/1.1 200 ");
        }

        post(messages, HI, 1);

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whatCameFromElsewhereIsAnothers() throws IOException {
        loseAnswer(messages, HI, 0);

        served.send(marked(messages, HI, 1).header("X-Forwarded-For", "192.0.2.7"));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aRepetitionComesSoonOrIsNone() throws IOException {
        loseAnswer(messages, HI, 0);
        post(messages, HI, 0);
        clock.advance(Duration.ofMinutes(1));

        post(messages, HI, 1);

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aKeyStandsForOneEffectHoweverOftenItComes() {
        HttpResponse<String> first = keyed(messages, HI, "a");
        HttpResponse<String> again = keyed(messages, HI, "a");
        clock.advance(Duration.ofHours(23));
        HttpResponse<String> later = keyed(messages, HI, "a");

        assertThat(first.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(again.headers().firstValue(REPLAYED)).hasValue("true");
        assertThat(List.of(again.body(), later.body())).containsOnly(first.body());
        assertThat(keyed(messages, HI, "b").body()).isNotEqualTo(first.body());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        keyed(messages, HI, "a");
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        keyed(messages, HI, "a");

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aKeyThatStandsForSomethingElseIsRefused() {
        keyed(messages, HI, "a");

        for (HttpResponse<String> other : List.of(
                keyed(messages, "{\"role\":\"user\",\"content\":\"Ho\"}", "a"),
                keyed("/v1/threads", HI, "a"),
                keyed(messages + "?custom_llm_provider=scripted", HI, "a"))) {
            RefusalTest.assertRefused(
                    other,
                    422,
                    "Idempotency-Key",
                    "idempotency_key_reused",
                    "The same 'Idempotency-Key' came with another request before. A key stands for one request.");
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedMayBeAskedForAgainWithItsKey() {
        assertThat(keyed(messages, "{\"role\":\"user\"}", "a").statusCode()).isEqualTo(400);

        assertThat(keyed(messages, HI, "a").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyThatCannotBeOneIsRefused() {
        assertThat(keyed(messages, HI, "k".repeat(255)).statusCode()).isEqualTo(200);

        RefusalTest.assertRefused(
                keyed(messages, HI, "k".repeat(256)),
                400,
                "Idempotency-Key",
                "invalid_value",
                "The header 'Idempotency-Key' takes 1 to 255 characters, but has 256.");
        RefusalTest.assertRefused(
                keyed(messages, HI, ""),
                400,
                "Idempotency-Key",
                "invalid_value",
                "The header 'Idempotency-Key' takes 1 to 255 characters, but has 0.");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoMayNotCallIsGivenNoAnswerAgain() {
        keyed(messages, HI, "a");

        HttpResponse<String> stranger = served.send(served.to(messages)
                .header("Authorization", "Bearer sk-other")
                .header("Idempotency-Key", "a")
                .POST(BodyPublishers.ofString(HI)));

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue(REPLAYED)).isEmpty();
    }

    /** A client that hangs up once the server has answered. */
    private String loseAnswer(String path, String body, int count) throws IOException {
        try (RawClient client = new RawClient(served.address())) {
            client.send(request(path, body, count));
            String head = client.until("\r\n\r\n");
            int length = head.indexOf("Content-Length: ") + 16;
            String answer = client.next(Integer.parseInt(head.substring(length, head.indexOf('\r', length))));
            client.hangUp();
            return head + answer;
        }
    }

    private HttpResponse<String> post(String path, String body, int count) {
        return served.send(marked(path, body, count));
    }

    private HttpResponse<String> post(String path, String body) {
        return served.send(authorized(path, body));
    }

    private HttpResponse<String> keyed(String path, String body, String key) {
        return served.send(authorized(path, body).header("Idempotency-Key", key));
    }

    private HttpRequest.Builder marked(String path, String body, int count) {
        return authorized(path, body)
                .header("User-Agent", "test")
                .header("x-stainless-retry-count", Integer.toString(count));
    }

    private HttpRequest.Builder authorized(String path, String body) {
        return served.to(path).header("Authorization", "Bearer " + KEY).POST(BodyPublishers.ofString(body));
    }

    private static String request(String path, String body, int count) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: test\r\nAuthorization: Bearer " + KEY
                + "\r\nx-stainless-retry-count: " + count + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private int count() {
        HttpResponse<String> list = served.send(
                served.to(messages).header("Authorization", "Bearer " + KEY).GET());
        return Json.parse(list.body()).at("data").elements().size();
    }
}
