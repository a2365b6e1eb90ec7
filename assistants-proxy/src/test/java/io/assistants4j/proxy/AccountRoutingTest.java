package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static io.assistants4j.proxy.Routed.accounts;
import static io.assistants4j.proxy.Routed.by;
import static io.assistants4j.proxy.Routed.farSide;
import static io.assistants4j.proxy.Routed.hosted;
import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which account answers, where each keeps its own conversations. */
@Timeout(60)
class AccountRoutingTest {
    private static final String HEADER = "x-assistants-provider";
    private static final String MODEL = "{\"model\":\"m\"}";

    @TempDir
    private Path directory;

    private final Map<String, Served> farSides =
            new TreeMap<>(Map.of("east", farSide("east"), "west", farSide("west"), "north", farSide("north")));
    private Routed server;

    @BeforeEach
    void start() {
        server = new Routed(directory, "far", accounts("far", farSides), hosted("here"));
    }

    @AfterEach
    void stop() {
        server.close();
        farSides.values().forEach(Served::close);
    }

    @Test
    void whatATenantMakesIsInOneAccountSoThatItRuns() {
        HttpResponse<String> assistant = server.post("/v1/assistants", MODEL);
        HttpResponse<String> thread = server.post("/v1/threads", "");
        HttpResponse<String> run = server.post(
                "/v1/threads/" + id(thread) + "/runs", "{\"assistant_id\":\"" + id(assistant) + "\",\"stream\":true}");

        assertThat(by(assistant)).matches("far/(east|west|north)");
        assertThat(by(thread)).isEqualTo(by(assistant));
        assertThat(by(run)).isEqualTo(by(assistant));
        assertThat(run.body()).contains("thread.run.completed");
        assertThat(by(server.get("/v1/assistants"))).isEqualTo(by(assistant));
    }

    @Test
    void anAccountIsAskedForByItsNameAndWhatIsNewFollowsTheLastAssistant() {
        for (String account : farSides.keySet()) {
            String label = "far/" + account;

            assertThat(by(server.post("/v1/assistants", MODEL, HEADER, label))).isEqualTo(label);
            assertThat(by(server.post("/v1/threads", ""))).isEqualTo(label);
            assertThat(by(server.post("/v1/assistants?custom_llm_provider=far", MODEL)))
                    .isEqualTo(label);
        }
        assertRefused(server.get("/v1/assistants", HEADER, "far/south"), 400, HEADER, "invalid_value", "'far/south'");
    }

    @Test
    void anObjectStaysWithItsAccountAfterAStartToo() {
        String thread = id(server.post("/v1/threads", "", HEADER, "far/west"));
        server.post("/v1/assistants", MODEL, HEADER, "far/east");
        server.close();
        start();

        assertThat(by(server.get("/v1/threads/" + thread))).isEqualTo("far/west");
        assertRefused(
                server.get("/v1/threads/" + thread, HEADER, "far/east"),
                400,
                HEADER,
                "invalid_value",
                "is kept by provider 'far/west'");
        assertThat(by(server.get("/v1/threads/" + thread, HEADER, "far"))).isEqualTo("far/west");
    }

    @Test
    void aFirstAssistantPassesOverAnAccountThatIsNotReachedAndThreadsFollow() {
        String first = by(server.get("/v1/assistants"));
        server.close();
        start();
        farSides.get(first.substring("far/".length())).close();

        HttpResponse<String> assistant = server.post("/v1/assistants", MODEL);

        assertThat(assistant.statusCode()).as(assistant.body()).isEqualTo(200);
        assertThat(by(assistant)).startsWith("far/").isNotEqualTo(first);
        assertThat(by(server.post("/v1/threads", ""))).isEqualTo(by(assistant));
    }

    @Test
    void laterObjectsWaitForTheAccountOfTheOthers() {
        String account = by(server.post("/v1/assistants", MODEL));
        farSides.get(account.substring("far/".length())).close();

        HttpResponse<String> assistant = server.post("/v1/assistants", MODEL);

        assertThat(assistant.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(by(assistant)).isEqualTo(account);
    }

    @Test
    void aRunOverTwoAccountsIsRefusedNamingBoth() {
        String assistant = id(server.post("/v1/assistants", MODEL, HEADER, "far/east"));
        String thread = id(server.post("/v1/threads", "", HEADER, "far/west"));

        assertRefused(
                server.post("/v1/threads/" + thread + "/runs", "{\"assistant_id\":\"" + assistant + "\"}"),
                400,
                "assistant_id",
                "invalid_value",
                "kept by provider 'far/west', but assistant '" + assistant + "' by provider 'far/east'");
    }
}
