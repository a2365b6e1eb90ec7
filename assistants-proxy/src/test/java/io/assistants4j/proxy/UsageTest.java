package io.assistants4j.proxy;

import static io.assistants4j.proxy.Keyed.HERE;
import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every run that ended is counted once, for the key it was made with. */
@Timeout(120)
class UsageTest {
    @TempDir
    private Path directory;

    private volatile ModelTurns turns = turn -> says().start(turn);
    private Keyed server;

    @BeforeEach
    void start() {
        server = new Keyed(directory, turn -> turns.start(turn), Map.of("green", Limits.NONE, "blue", Limits.NONE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void aRunIsCountedOnceHoweverItIsMadeAndHoweverOftenItsEndIsSeen(String provider) {
        String assistant = server.assistant("green", provider);
        String polled = server.runs("green", provider);
        String run = polled + "/" + Served.id(server.post("green", polled, Keyed.run(assistant)));
        server.settled("green", run);
        server.get("green", run);
        server.get("green", polled);
        server.post("green", run, "{\"metadata\":{\"a\":\"b\"}}");

        server.post("green", server.runs("green", provider), Keyed.stream(assistant));
        server.post("green", "/v1/threads/runs", Keyed.stream(assistant));

        assertThat(server.usage()).containsExactly("green " + provider + " 3 9 6 15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "far"})
    void everyWayToEndIsCounted(String provider) {
        String assistant = server.assistant("green", provider);
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().fails(ErrorCode.SERVER_ERROR, "Broken."))
                .start(turn);
        run("green", provider, assistant);
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().says("Ye").endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 1, 1))
                .start(turn);
        run("green", provider, assistant);
        turns = turn -> calls().start(turn);
        String waiting = run("green", provider, assistant);
        server.post("green", waiting + "/cancel", "");
        server.settled("green", waiting);
        String answered = run("green", provider, assistant);
        turns = turn -> says().start(turn);
        server.post("green", answered + "/submit_tool_outputs", outputs(false));
        server.settled("green", answered);
        turns = turn -> calls().start(turn);
        String streamed = run("green", provider, assistant);
        turns = turn -> says().start(turn);
        server.post("green", streamed + "/submit_tool_outputs", outputs(true));

        // Failed, incomplete, cancelled after a call, completed after one, twice.
        assertThat(server.usage()).containsExactly("green " + provider + " 5 31 14 45");
    }

    @Test
    void aRunThatExpiresIsCounted() {
        turns = turn -> calls().start(turn);
        String run = run("green", HERE, server.assistant("green", HERE));
        server.clock.advance(Duration.ofMinutes(10));

        assertThat(server.settled("green", run).at("status").text()).hasValue("expired");

        assertThat(server.usage()).containsExactly("green here 1 8 3 11");
    }

    @Test
    void aRunIsCountedWhoseClientLeft() throws Exception {
        Gate gate = new Gate();
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().beginsToSay("Yes").waitsAt(gate).completes(3, 2))
                .start(turn);
        String runs = server.runs("green", HERE);
        server.leaveStream("green", runs, Keyed.stream(server.assistant("green", HERE)));
        gate.open();
        String run = Json.parse(server.get("green", runs).body())
                .at("data", 0, "id")
                .text()
                .orElseThrow();
        server.settled("green", runs + "/" + run);

        assertThat(server.usage()).containsExactly("green here 1 3 2 5");
    }

    @Test
    void aRunThatGoesWithItsThreadIsCounted() {
        turns = turn -> calls().start(turn);
        String run = run("green", HERE, server.assistant("green", HERE));

        server.delete("green", run.replaceAll("/runs/.*", ""));

        assertThat(server.usage()).containsExactly("green here 1 8 3 11");
    }

    @Test
    void aRunThatAnotherServerTakesOverIsCountedOnceForItsKey() {
        Gate never = new Gate();
        turns = turn -> new ScriptedTurns()
                .then(TurnScript.begin().beginsToSay("Yes").waitsAt(never).completes(100, 100))
                .start(turn);
        String runs = server.runs("green", HERE);
        String run = runs + "/" + Served.id(server.post("green", runs, Keyed.run(server.assistant("green", HERE))));
        assertThat(server.usage()).isEmpty();
        turns = turn -> says().start(turn);
        server.clock.advance(Duration.ofMinutes(1));
        server.restart();

        assertThat(server.settled("green", run).at("status").text()).hasValue("completed");

        assertThat(server.usage()).containsExactly("green here 1 3 2 5");
        never.open();
        server.restart();
        assertThat(server.usage()).containsExactly("green here 1 3 2 5");
    }

    @Test
    void keysTenantsDaysAndModelsAreToldApartAndTheMasterKeyHasNoName() {
        run("green", HERE, server.assistant("green", HERE));
        server.clock.advance(Duration.ofDays(1));
        run("blue", HERE, server.assistant("blue", HERE));
        run("master", HERE, server.assistant("master", HERE));

        assertThat(lines("group_by=day,key,tenant,model"))
                .containsExactly(
                        "2026-11-25 green tenant-of-green m 1",
                        "2026-11-26  default m 1",
                        "2026-11-26 blue tenant-of-blue m 1");
        assertThat(lines("group_by=day,key,tenant,model&from=2026-11-26&key=blue"))
                .containsExactly("2026-11-26 blue tenant-of-blue m 1");
        assertThat(lines("group_by=day&to=2026-11-25")).containsExactly("2026-11-25 1");
        assertThat(lines("group_by=tenant&tenant=default&provider=here&model=m"))
                .containsExactly("default 1");
        assertThat(lines("group_by=day&model=other")).isEmpty();
        assertThat(lines("")).hasSize(3).allMatch(line -> line.contains(" asst_"));
    }

    @Test
    void aLongListIsWalkedThroughPageByPage() {
        List.of("green", "blue", "master").forEach(key -> run(key, HERE, server.assistant(key, HERE)));

        Json first = Json.parse(
                server.get("master", "/v1/usage?group_by=key&limit=2").body());
        assertThat(first.at("object").text()).hasValue("list");
        assertThat(first.at("data", 0, "object").text()).hasValue("usage");
        assertThat(first.at("has_more").bool()).hasValue(true);
        String last = first.at("last_id").text().orElseThrow();
        assertThat(first.at("data", 1, "id").text()).hasValue(last);

        Json second = Json.parse(server.get("master", "/usage?group_by=key&limit=2&after=" + last)
                .body());
        assertThat(second.at("data").elements()).hasSize(1);
        assertThat(second.at("data", 0, "key").text()).hasValue("green");
        assertThat(second.at("has_more").bool()).hasValue(false);
    }

    @Test
    void whatIsWrongIsNamedAndOnlyTheMasterKeyOpensIt() {
        assertRefused(server.get("green", "/usage"), 403, null, null, "Only the master key opens this.");
        refused("group_by=day,colour", "group_by", "day, key, tenant, provider, assistant, model");
        refused("from=yesterday", "from", "a day such as 2026-11-25");
        refused("from=2026-11-02&to=2026-11-01", "to", "not before 'from'");
        refused("after=usage_x", "after", "keep 'group_by' as it was");
        assertRefused(server.get("master", "/usage?limit=0"), 400, "limit", "integer_below_min_value", "'limit'");
    }

    private void refused(String query, String param, String message) {
        assertRefused(server.get("master", "/usage?" + query), 400, param, "invalid_value", message);
    }

    private List<String> lines(String query) {
        HttpResponse<String> answer = server.get("master", "/usage?" + query);
        return Json.parse(answer.body()).at("data").elements().stream()
                .map(line -> {
                    StringBuilder text = new StringBuilder();
                    for (String field : List.of("day", "key", "tenant", "provider", "assistant", "model")) {
                        line.at(field)
                                .text()
                                .ifPresent(value -> text.append(value).append(' '));
                    }
                    return text.append(line.at("runs").number().orElseThrow()).toString();
                })
                .toList();
    }

    /** Makes a run on a thread of its own, and waits until it goes no further; its path. */
    private String run(String holder, String provider, String assistant) {
        String runs = server.runs(holder, provider);
        String run = runs + "/" + Served.id(server.post(holder, runs, Keyed.run(assistant)));
        server.settled(holder, run);
        return run;
    }

    static ScriptedTurns says() {
        return new ScriptedTurns().then(TurnScript.begin().says("Yes.").completes(3, 2));
    }

    static ScriptedTurns calls() {
        return new ScriptedTurns()
                .then(TurnScript.begin().calls("call_1", "f", "{}").completes(8, 3));
    }

    static String outputs(boolean isStreamed) {
        return "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"x\"}],\"stream\":" + isStreamed + "}";
    }
}
