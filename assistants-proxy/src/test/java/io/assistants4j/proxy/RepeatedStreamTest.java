package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.access.HandClock;
import io.assistants4j.testkit.json.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are asked for again, because their client lost the connection before it read anything. */
@Timeout(60)
class RepeatedStreamTest {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final String REPLAYED = "idempotent-replayed";

    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final GatedTurns turns = new GatedTurns();
    private final Served served = new Served(
            ProxyConfig.local(0).withHeartbeat(BEAT), Served.scripted(turns), new ProxyRuntime(timer, meters, clock));
    private final HttpClient client = HttpClient.newHttpClient();
    private final String runs = "/v1/threads/" + served.thread() + "/runs";
    private final String body = "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}";

    @AfterEach
    void stop() {
        turns.open();
        served.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsToldFromItsBeginningAndGoesOn(boolean rudely) throws Exception {
        try (RawClient lost = follow("event: thread.message.delta")) {
            if (rudely) {
                lost.hangUp();
            }
        }

        HttpResponse<InputStream> again = repeat();
        turns.open();

        assertWhole(again);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void itIsToldAgainAfterItsEnd() throws Exception {
        turns.open();
        follow("data: [DONE]").close();

        assertWhole(repeat());
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aRepetitionThatIsLostIsRepeatedItself() throws Exception {
        follow("event: thread.message.delta").close();
        try (RawClient second = follow("event: thread.message.delta", 1)) {
            second.hangUp();
        }

        HttpResponse<InputStream> third = repeat(2);
        turns.open();

        assertWhole(third);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void whoIsStillThereKeepsItsStream() throws Exception {
        try (RawClient first = follow("event: thread.message.delta")) {
            clock.advance(Duration.ofSeconds(4));

            HttpResponse<InputStream> other = repeat();

            assertThat(other.statusCode()).isEqualTo(400);
            turns.open();
            assertThat(first.until("data: [DONE]")).contains("event: thread.run.completed");
        }
    }

    @Test
    void aStreamThatNobodyAsksForAgainIsLetGo() throws Exception {
        follow("event: thread.message.delta").close();
        assertThat(open()).isEqualTo(1);

        while (open() > 0) {
            timer.pass(BEAT);
            Served.pause();
        }

        assertThat(repeat().statusCode()).isEqualTo(400);
    }

    @Test
    void whoHangsUpAfterAWhileIsNotWaitedFor() throws Exception {
        try (RawClient first = follow("event: thread.message.delta")) {
            clock.advance(Duration.ofSeconds(4));
            first.hangUp();
        }

        while (open() > 0) {
            timer.pass(BEAT);
            Served.pause();
        }

        assertThat(repeat().statusCode()).isEqualTo(400);
    }

    private RawClient follow(String text) throws IOException {
        return follow(text, 0);
    }

    private RawClient follow(String text, int count) throws IOException {
        RawClient follower = new RawClient(served.address());
        follower.send("POST " + runs + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: test\r\nx-stainless-retry-count: "
                + count + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        follower.until(text);
        return follower;
    }

    private HttpResponse<InputStream> repeat() throws Exception {
        return repeat(1);
    }

    private HttpResponse<InputStream> repeat(int count) throws Exception {
        return client.send(
                served.to(runs)
                        .header("User-Agent", "test")
                        .header("x-stainless-retry-count", Integer.toString(count))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static void assertWhole(HttpResponse<InputStream> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(REPLAYED)).hasValue("true");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(answer.headers().firstValue("x-assistants-provider")).hasValue("scripted");
        List<SentEvent> events = SentEvent.of(answer);
        assertThat(SentEvent.names(events))
                .startsWith("thread.run.created", "thread.run.queued", "thread.run.in_progress")
                .endsWith("thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done")
                .containsOnlyOnce("thread.run.created", "thread.message.created");
        assertThat(events)
                .filteredOn(event -> event.name().equals("thread.message.delta"))
                .extracting(event ->
                        event.json().at("delta", "content", 0, "text", "value").text())
                .containsExactly(Optional.of("Hello "), Optional.of("there"));
    }

    private List<Json> runs() {
        return Json.parse(served.get(runs).body()).at("data").elements();
    }

    private double open() {
        return meters.get("assistants.streams.open").gauge().value();
    }
}
