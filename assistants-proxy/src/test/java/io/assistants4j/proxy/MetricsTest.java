package io.assistants4j.proxy;

import static io.assistants4j.proxy.Keyed.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /metrics} says of runs, streams and providers. */
@Timeout(120)
class MetricsTest {
    @TempDir
    private Path directory;

    private volatile ModelTurns turns = turn -> UsageTest.says().start(turn);
    private Keyed server;

    @BeforeEach
    void start() {
        server = new Keyed(directory, turn -> turns.start(turn), Map.of("green", Limits.NONE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void endedRunsTheirTokensAndTheirStreamsAreToldByProvider(String provider) {
        String assistant = server.assistant("green", provider);
        String runs = server.runs("green", provider);
        server.post("green", runs, Keyed.stream(assistant));
        String run = runs + "/" + Served.id(server.post("green", runs, Keyed.run(assistant)));
        server.settled("green", run);
        server.get("green", run);

        String by = "provider=\"" + provider + "\"";
        assertThat(value("assistants_runs_ended_total{" + by + ",status=\"completed\"}"))
                .isEqualTo("2.0");
        String tokens = "assistants_tokens_total{kind=\"%s\",model=\"m\"," + by + "}";
        assertThat(value(tokens.formatted("prompt"))).isEqualTo("6.0");
        assertThat(value(tokens.formatted("completion"))).isEqualTo("4.0");
        assertThat(value(
                        "assistants_streams_first_event_seconds_count{" + by + ",route=\"/threads/{thread_id}/runs\"}"))
                .isEqualTo("1");
        until(
                "assistants_requests_seconds_count{method=\"post\"," + by
                        + ",route=\"/threads/{thread_id}/runs\",status=\"200\"}",
                "2");
        assertThat(metrics()).doesNotContain("green", assistant, "thread_1", "run_1");
    }

    @Test
    void openStreamsAndRunsThatAreNotOverAreCounted() throws Exception {
        Gate gate = new Gate();
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().beginsToSay("Yes").waitsAt(gate).completes(3, 2))
                .start(turn);
        String assistant = server.assistant("green", HERE);
        String runs = server.runs("green", HERE);
        try (var events = server.openStream("green", runs, Keyed.stream(assistant))) {
            assertThat(events.read()).isPositive();
            until("assistants_streams_open", "1.0");
            until("assistants_runs_active{provider=\"here\",status=\"in_progress\"}", "1.0");
            gate.open();
            events.readAllBytes();
        }

        until("assistants_streams_open", "0.0");
        assertThat(value("assistants_runs_active{provider=\"here\",status=\"in_progress\"}"))
                .isEqualTo("0.0");
    }

    /** Looks until it is so: a stream is over a moment after its end was read. */
    private void until(String series, String value) {
        while (!value(series).equals(value)) {
            Served.pause();
        }
    }

    private String value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst()
                .orElse("none");
    }

    private String metrics() {
        return server.get("master", "/metrics").body();
    }
}
