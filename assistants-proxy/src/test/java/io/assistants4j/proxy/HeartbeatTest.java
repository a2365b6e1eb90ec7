package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {
    private static final Duration BEAT = Duration.ofSeconds(15);

    private static final int LOOKS = 1_000;

    private final GatedTurns turns = new GatedTurns();
    private final HandTimer timer = new HandTimer();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Served served =
            new Served(ProxyConfig.local(0), Served.scripted(turns), new ProxyRuntime(timer, meters));
    private final String runs = "/v1/threads/" + served.thread() + "/runs";

    @AfterEach
    void stop() {
        turns.open();
        served.close();
    }

    @Test
    void aSilentStreamHasCommentsForHeartbeats() throws IOException {
        try (RawClient client = follow()) {
            timer.pass(BEAT.minusSeconds(1));
            assertThat(client.hasMore()).isFalse();
            for (int beats = 0; beats < 3; beats++) {
                beatUntilHeard(client);
                assertThat(client.until("\n\n")).endsWith(": ping\n\n").doesNotContain("event", "data");
            }

            turns.open();

            assertThat(client.until("\r\n0\r\n\r\n")).contains("event: thread.run.completed", "data: [DONE]");
        }
        assertNothingIsLeft();
    }

    @Test
    void aClientThatHungUpIsNoticedByTheHeartbeatAndItsRunGoesOn() throws IOException {
        follow().hangUp();
        String run = runs + "/"
                + Json.parse(served.get(runs).body()).at("data", 0, "id").text().orElseThrow();
        assertThat(Json.parse(served.get(run).body()).at("status").text()).hasValue("in_progress");

        while (timer.repeated() > 0) {
            timer.pass(BEAT);
        }

        assertNothingIsLeft();
        assertThat(Json.parse(served.get(run).body()).at("status").text()).hasValue("in_progress");
        turns.open();
        assertThat(served.ended(run).at("status").text()).hasValue("completed");
    }

    @Test
    void whatAFarSideStreamsIsLetGoOnceTheClientIsGone() throws IOException {
        HandTimer near = new HandTimer();
        ProxyRuntime runtime = new ProxyRuntime(near, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        AssistantsProvider far = NativeOverProxy.open(served, NativeRuntime.system("far"), () -> {});
        try (Served between = new Served(ProxyConfig.local(0), far, runtime)) {
            follow(between).hangUp();
            assertThat(timer.repeated()).as("the far side streams").isEqualTo(1);

            while (near.repeated() > 0 || timer.repeated() > 0) {
                near.pass(BEAT);
                timer.pass(BEAT);
            }
        }

        assertNothingIsLeft();
        Json run = Json.parse(served.get(runs).body()).at("data", 0);
        assertThat(run.at("status").text()).as("the run goes on").hasValue("in_progress");
    }

    private RawClient follow() throws IOException {
        return follow(served);
    }

    /** A stream whose model is silent after its first word. */
    private RawClient follow(Served server) throws IOException {
        RawClient client = new RawClient(server.address());
        client.post(runs, "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}");
        client.until("event: thread.message.delta");
        client.until("\n\n");
        return client;
    }

    /**
     * The word before may still be on its way out: then there is nothing to beat for, and the next beat is heard. A client is
     * given up after some beats for nothing, so each gets the time it may need.
     */
    private void beatUntilHeard(RawClient client) throws IOException {
        while (!client.hasMore()) {
            timer.pass(BEAT);
            for (int looks = 0; looks < LOOKS && !client.hasMore(); looks++) {
                Served.pause();
            }
        }
    }

    private void assertNothingIsLeft() {
        while (timer.repeated() > 0 || active() > 0) {
            Served.pause();
        }
    }

    private double active() {
        return meters.get("assistants.requests.active").gauge().value();
    }
}
