package io.assistants4j.proxy;

import static io.assistants4j.proxy.Keyed.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many runs the holder of a key may have at once, and how many tokens they may take. */
@Timeout(120)
class RunLimitsTest {
    private static final String TOO_MANY = "concurrent_runs_exceeded";

    @TempDir
    private Path directory;

    private volatile ModelTurns turns = turn -> UsageTest.says().start(turn);
    private Keyed server;

    @BeforeEach
    void start() {
        server = new Keyed(
                directory,
                turn -> turns.start(turn),
                Map.of(
                        "one", new Limits(null, 1, null, null),
                        "three", new Limits(null, 3, null, null),
                        "daily", new Limits(null, null, 9L, null),
                        "monthly", new Limits(null, null, 100L, 5L),
                        "free", Limits.NONE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aRunTooManyIsRefusedUntilTheOtherIsOver(String provider) {
        turns = turn -> UsageTest.calls().start(turn);
        String assistant = server.assistant("one", provider);
        String first = begin("one", provider, assistant);

        HttpResponse<String> refused = server.post("one", server.runs("one", provider), Keyed.run(assistant));
        assertTooMany(
                refused,
                "requests",
                TOO_MANY,
                "Your API key may have 1 runs that are not over and has 1. Try again when one is.",
                "1");
        assertThat(header(refused, "x-ratelimit-limit-concurrent-runs")).isEqualTo("1");
        assertThat(header(refused, "x-ratelimit-remaining-concurrent-runs")).isEqualTo("0");
        assertThat(code(server.post("one", server.runs("one", provider), Keyed.stream(assistant))))
                .isEqualTo(TOO_MANY);
        assertThat(code(server.post("one", "/v1/threads/runs", Keyed.run(assistant))))
                .isEqualTo(TOO_MANY);
        assertThat(code(server.post("one", "/v1/threads/runs", Keyed.stream(assistant))))
                .isEqualTo(TOO_MANY);

        turns = turn -> UsageTest.says().start(turn);
        assertThat(server.post("one", first + "/submit_tool_outputs", UsageTest.outputs(false))
                        .statusCode())
                .isEqualTo(200);
        server.settled("one", first);
        HttpResponse<String> next = server.post("one", server.runs("one", provider), Keyed.stream(assistant));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(header(next, "x-ratelimit-remaining-concurrent-runs")).isEqualTo("0");
        assertThat(server.post("one", "/v1/threads/runs", Keyed.stream(assistant))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void theRunsThatWaitHoldTheirPlacesAndACancelledOneGivesItBack(String provider) {
        turns = turn -> UsageTest.calls().start(turn);
        String assistant = server.assistant("three", provider);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(begin("three", provider, assistant));
        }
        assertThat(code(server.post("three", server.runs("three", provider), Keyed.run(assistant))))
                .isEqualTo(TOO_MANY);

        server.post("three", runs.get(1) + "/cancel", "");
        server.settled("three", runs.get(1));

        begin("three", provider, assistant);
        assertThat(code(server.post("three", server.runs("three", provider), Keyed.run(assistant))))
                .isEqualTo(TOO_MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aRunThatIsNotMadeHoldsNoPlace(String provider) {
        String assistant = server.assistant("one", provider);
        String runs = server.runs("one", provider);
        for (String body : List.of(Keyed.run("asst_none"), Keyed.stream("asst_none"))) {
            assertThat(server.post("one", runs, body).statusCode()).isEqualTo(404);
        }
        String wrong = "{\"assistant_id\":\"" + assistant
                + "\",\"additional_messages\":[{\"role\":\"user\",\"content\":\"\"}]}";
        assertThat(server.post("one", runs, wrong).statusCode()).isEqualTo(400);

        server.settled("one", begin("one", provider, assistant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aRunThatExpiresUnseenGivesItsPlaceBack(String provider) {
        turns = turn -> UsageTest.calls().start(turn);
        String assistant = server.assistant("one", provider);
        begin("one", provider, assistant);
        // The far side goes by the time of this machine, which is later than that of the test by some days at most.
        server.clock.advance(Duration.ofDays(3_650));

        begin("one", provider, assistant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aRunGivesItsPlaceBackWhoseEndNobodyWaitedFor(String provider) throws Exception {
        Gate gate = new Gate();
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().beginsToSay("Yes").waitsAt(gate).completes(3, 2))
                .start(turn);
        String assistant = server.assistant("one", provider);
        String runs = server.runs("one", provider);
        server.leaveStream("one", runs, Keyed.stream(assistant));
        assertThat(code(server.post("one", server.runs("one", provider), Keyed.run(assistant))))
                .isEqualTo(TOO_MANY);

        // What takes the place next is not over, and so not counted, when the first one's usage is looked at.
        turns = turn -> UsageTest.calls().start(turn);
        gate.open();
        HttpResponse<String> next = server.post("one", server.runs("one", provider), Keyed.run(assistant));
        while (code(next).equals(TOO_MANY)) {
            next = server.post("one", server.runs("one", provider), Keyed.run(assistant));
        }

        assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
        assertThat(server.usage()).contains("one " + provider + " 1 3 2 5");
    }

    @Test
    void placesOutliveTheServer() {
        turns = turn -> UsageTest.calls().start(turn);
        String assistant = server.assistant("one", HERE);
        String run = begin("one", HERE, assistant);

        server.restart();

        assertThat(code(server.post("one", server.runs("one", HERE), Keyed.run(assistant))))
                .isEqualTo(TOO_MANY);
        server.post("one", run + "/cancel", "");
        server.settled("one", run);
        begin("one", HERE, assistant);
    }

    @Test
    void manyWhoAskAtOnceGetExactlyTheirPlaces() throws Exception {
        turns = turn -> UsageTest.calls().start(turn);
        String assistant = server.assistant("three", HERE);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            answers.add(clients.submit(() -> server.post("three", "/v1/threads/runs", Keyed.run(assistant))
                    .statusCode()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        clients.shutdown();

        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void noTurnIsBegunOnceTheTokensOfADayAreUsedUntilTheNext(String provider) {
        String assistant = server.assistant("daily", provider);
        HttpResponse<String> first = server.post("daily", server.runs("daily", provider), Keyed.stream(assistant));
        assertThat(standing(first, "day")).containsExactly("9", "9", "50400s");
        turns = turn -> UsageTest.calls().start(turn);
        String waiting = begin("daily", provider, assistant);
        turns = turn -> UsageTest.says().start(turn);
        HttpResponse<String> second = server.post("daily", server.runs("daily", provider), Keyed.stream(assistant));
        assertThat(standing(second, "day")).containsExactly("9", "4", "50400s");

        server.clock.advance(Duration.ofMillis(500));
        String message = "Your API key may use 9 tokens in a day (UTC) and has used 10. Try again in 50400s.";
        for (HttpResponse<String> refused : List.of(
                server.post("daily", server.runs("daily", provider), Keyed.run(assistant)),
                server.post("daily", server.runs("daily", provider), Keyed.stream(assistant)),
                server.post("daily", "/v1/threads/runs", Keyed.run(assistant)),
                server.post("daily", waiting + "/submit_tool_outputs", UsageTest.outputs(false)),
                server.post("daily", waiting + "/submit_tool_outputs", UsageTest.outputs(true)))) {
            assertTooMany(refused, "tokens", "tokens_per_day_exceeded", message, "50400");
            assertThat(standing(refused, "day")).containsExactly("9", "0", "50400s");
            assertThat(header(refused, "x-should-retry")).isEqualTo("false");
        }
        assertThat(server.get("daily", waiting).statusCode()).isEqualTo(200);

        server.clock.advance(Duration.ofMillis(50_399_500));
        HttpResponse<String> next = server.post("daily", server.runs("daily", provider), Keyed.stream(assistant));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(standing(next, "day")).containsExactly("9", "9", "86400s");
    }

    @Test
    void theTokensOfAMonthLastUntilTheNextMonthAndOutliveTheServer() {
        String assistant = server.assistant("monthly", HERE);
        server.post("monthly", server.runs("monthly", HERE), Keyed.stream(assistant));
        server.clock.advance(Duration.ofDays(1));
        server.restart();

        HttpResponse<String> refused = server.post("monthly", server.runs("monthly", HERE), Keyed.run(assistant));
        assertTooMany(
                refused,
                "tokens",
                "tokens_per_month_exceeded",
                "Your API key may use 5 tokens in a month (UTC) and has used 5. Try again in 396000s.",
                "396000");
        assertThat(standing(refused, "month")).containsExactly("5", "0", "396000s");
        assertThat(standing(refused, "day")).containsExactly("100", "100", "50400s");

        server.clock.advance(Duration.ofHours(110));
        assertThat(server.post("monthly", server.runs("monthly", HERE), Keyed.run(assistant))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoLimitIsToldOfNone() {
        for (String holder : List.of("free", "master")) {
            HttpResponse<String> made =
                    server.post(holder, server.runs(holder, HERE), Keyed.stream(server.assistant(holder, HERE)));
            assertThat(made.statusCode()).isEqualTo(200);
            assertThat(made.headers().map().keySet()).noneMatch(name -> name.startsWith("x-ratelimit-"));
        }
    }

    /** Makes a run on a thread of its own and waits until it goes no further; its path. */
    private String begin(String holder, String provider, String assistant) {
        String runs = server.runs(holder, provider);
        HttpResponse<String> made = server.post(holder, runs, Keyed.run(assistant));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String run = runs + "/" + Served.id(made);
        server.settled(holder, run);
        return run;
    }

    private static void assertTooMany(
            HttpResponse<String> answer, String type, String code, String message, String wait) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        Json error = Json.parse(answer.body()).at("error");
        assertThat(error.at("type").text()).hasValue(type);
        assertThat(error.at("code").text()).hasValue(code);
        assertThat(error.at("message").text()).hasValue(message);
        assertThat(header(answer, "retry-after")).isEqualTo(wait);
    }

    private static String code(HttpResponse<String> answer) {
        return Json.parse(answer.body()).at("error", "code").text().orElse("none");
    }

    private static List<String> standing(HttpResponse<String> answer, String span) {
        return List.of("limit", "remaining", "reset").stream()
                .map(what -> header(answer, "x-ratelimit-" + what + "-tokens-per-" + span))
                .toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
