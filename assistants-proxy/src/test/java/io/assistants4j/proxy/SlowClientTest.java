package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.proxy.access.HandClock;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that open a stream or a request and then do not go on. */
@Timeout(60)
class SlowClientTest {
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** More than the buffers between server and client hold. */
    private static final int MUCH = 32 << 20;

    private static final String HEAD =
            "POST /v1/assistants HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    /** A chunk, or 30,008 bytes. */
    private static final String PART = "7530\r\n" + " ".repeat(0x7530) + "\r\n";

    private final HandClock clock = new HandClock();
    private final AtomicLong nanos = new AtomicLong();
    private final HandTimer timer = new HandTimer();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Served served;

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void whoDoesNotReadItsStreamIsGivenUpAndItsRunGoesOn() throws IOException {
        serve(ProxyConfig.local(0).withHeartbeat(BEAT));
        String runs = "/v1/threads/" + served.thread() + "/runs";
        try (RawClient client = new RawClient(served.address())) {
            client.post(runs, "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}");
            client.until("event: thread.run.created");
            String run = runs + "/"
                    + Json.parse(served.get(runs).body())
                            .at("data", 0, "id")
                            .text()
                            .orElseThrow();
            assertThat(served.ended(run).at("status").text()).hasValue("completed");

            while (timer.repeated() > 0 || active() > 0) {
                timer.pass(BEAT);
            }

            assertThat(client.rest()).doesNotContain("event: done");
        }
    }

    @Test
    void whoDoesNotSendItsRequestIsLetGo() throws IOException {
        Duration patience = Duration.ofMillis(200);
        serve(ProxyConfig.local(0).withFront(ProxyConfig.local(0).front().withPatience(patience)));
        try (RawClient client = new RawClient(served.address())) {
            client.send("POST /v1/assistants HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");

            assertThat(client.rest())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("The request did not come to its end in time.");
        }
        assertThat(served.get("/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void whoseBodyTakesTooLongIsLetGoThoughItKeepsMoving() throws IOException {
        try (RawClient client = awaited(15)) {
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            client.send(" ");

            String answer = client.rest();
            assertThat(answer)
                    .contains("HTTP/1.1 408 ", "Connection: close")
                    .contains("{\"error\":{\"message\":\"The request did not come to its end in time.\"");
        }
        assertThat(served.post("/v1/assistants", "{\"model\":\"m\"}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1530413", "Transfer-Encoding: chunked"})
    void whoIsAnsweredBeforeTheEndMaySendTheRest(String size) throws IOException {
        serveSmall();
        try (RawClient client = new RawClient(served.address())) {
            client.send(HEAD + size + "\r\n\r\n");
            client.send(PART);
            assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 413 ").contains("Connection: close");

            for (int sent = 0; sent < 50; sent++) {
                client.send(PART);
            }
            client.send("0\r\n\r\n");

            assertThat(client.rest()).contains("larger than this server accepts");
        }
    }

    @Test
    void whoSendsOnForeverIsCutOff() throws IOException {
        serveSmall();
        try (RawClient client = new RawClient(served.address())) {
            client.send(HEAD + "Content-Length: 2000000\r\n\r\n");
            client.until("larger than this server accepts");

            assertThatThrownBy(() -> {
                        for (; ; ) {
                            client.send(PART);
                            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoWaitsToBeAskedForItsBodyIsAnsweredAndNotAsked() throws IOException {
        serveSmall();
        try (RawClient client = new RawClient(served.address())) {
            client.send(HEAD + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");

            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").doesNotContain(" 100 ");
        }
    }

    private void serveSmall() {
        serve(ProxyConfig.local(0).withBodyLimit(10_000));
    }

    @Test
    void aClockThatIsSetForwardMakesNoBodyLate() throws IOException {
        try (RawClient client = awaited(13)) {
            clock.advance(Duration.ofDays(1));
            nanos.addAndGet(Duration.ofSeconds(59).toNanos());
            client.send("{\"model\":\"m\"}");

            assertThat(client.until("\"object\":\"assistant\"")).contains("HTTP/1.1 200 ");
        }
    }

    /** A client of whose request only the body is missing, for which the server waits a minute. */
    private RawClient awaited(int length) throws IOException {
        serve(ProxyConfig.local(0).withFront(ProxyConfig.local(0).front().withBodyTime(Duration.ofMinutes(1))));
        RawClient client = new RawClient(served.address());
        client.send(HEAD + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
        client.until("HTTP/1.1 100 ");
        return client;
    }

    private void serve(ProxyConfig config) {
        ScriptedTurns turns = new ScriptedTurns()
                .then(TurnScript.begin().says("much ".repeat(MUCH / 5)).completes(1, 1));
        served = new Served(config, Served.scripted(turns), new ProxyRuntime(timer, meters, clock, nanos::get));
    }

    private double active() {
        return meters.get("assistants.requests.active").gauge().value();
    }
}
