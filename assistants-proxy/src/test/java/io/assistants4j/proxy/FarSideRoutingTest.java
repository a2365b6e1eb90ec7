package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static io.assistants4j.proxy.Routed.by;
import static io.assistants4j.proxy.Routed.far;
import static io.assistants4j.proxy.Routed.farSide;
import static io.assistants4j.proxy.Routed.hosted;
import static io.assistants4j.proxy.Served.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which of several providers answers, where far sides keep the conversations of some. */
@Timeout(60)
class FarSideRoutingTest {
    private static final Pattern THREAD = Pattern.compile("thread_\\w+");

    @TempDir
    private Path directory;

    private final Served east = farSide("east");
    private final Served west = farSide("west");
    private Routed server;

    @BeforeEach
    void start() {
        startWithDefault("here");
    }

    @AfterEach
    void stop() {
        server.close();
        east.close();
        west.close();
    }

    @Test
    void whatAFarSideMadeIsRememberedWhoeverIsTheDefaultAfterwards() {
        String assistant = server.assistant("east");
        String thread = server.thread("east");
        restartWithDefault("west");

        assertThat(by(server.get("/v1/assistants/" + assistant))).isEqualTo("east");
        assertThat(by(server.get("/v1/threads/" + thread + "/messages"))).isEqualTo("east");
        String runs = "/v1/threads/" + thread + "/runs";
        Json run = server.ended(runs + "/" + id(server.post(runs, "{\"assistant_id\":\"" + assistant + "\"}")));
        assertThat(run.at("status").text()).hasValue("completed");
        assertThat(server.get("/v1/threads/" + thread + "/messages").body()).contains("I am east.");
    }

    @Test
    void aThreadMadeWithItsRunIsRememberedStreamedOrNot() {
        String body = "{\"assistant_id\":\"" + server.assistant("east") + "\"";
        String polled = Json.parse(server.post("/v1/threads/runs", body + "}").body())
                .at("thread_id")
                .text()
                .orElseThrow();
        Matcher streamed = THREAD.matcher(
                server.post("/v1/threads/runs", body + ",\"stream\":true}").body());
        assertThat(streamed.find()).isTrue();
        restartWithDefault("here");

        assertThat(streamed.group()).isNotEqualTo(polled);
        assertThat(by(server.get("/v1/threads/" + polled))).isEqualTo("east");
        assertThat(by(server.get("/v1/threads/" + streamed.group()))).isEqualTo("east");
    }

    @Test
    void whatWasThereBeforeIsRememberedOnceItPassesThrough() {
        String assistant = east.assistant();
        String other = east.assistant();
        String thread = east.thread();
        assertThat(server.get("/v1/threads/" + thread).statusCode()).isEqualTo(404);

        server.get("/v1/assistants?custom_llm_provider=east");
        server.get("/v1/threads/" + thread + "/messages?custom_llm_provider=east");
        restartWithDefault("here");

        assertThat(by(server.get("/v1/assistants/" + assistant))).isEqualTo("east");
        assertThat(by(server.get("/v1/assistants/" + other))).isEqualTo("east");
        assertThat(server.get("/v1/threads/" + thread).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotRemembered() {
        assertThat(server.get("/v1/threads/thread_no?custom_llm_provider=east").statusCode())
                .isEqualTo(404);

        assertThat(by(server.get("/v1/threads/thread_no"))).isEqualTo("here");
    }

    @Test
    void whatIsDeletedIsForgotten() {
        String assistant = server.assistant("east");
        String thread = server.thread("east");

        assertThat(server.delete("/v1/threads/" + thread).statusCode()).isEqualTo(200);
        assertThat(server.delete("/v1/assistants/" + assistant).statusCode()).isEqualTo(200);

        assertThat(by(server.get("/v1/threads/" + thread))).isEqualTo("here");
        assertThat(by(server.get("/v1/assistants/" + assistant))).isEqualTo("here");
    }

    @Test
    void anIdThatTwoFarSidesGaveNeedsAProviderBeside() {
        String thread = server.thread("east");
        assertThat(server.thread("west")).isEqualTo(thread);

        assertRefused(
                server.get("/v1/threads/" + thread),
                400,
                "thread_id",
                "invalid_value",
                "Several providers keep thread '" + thread + "': 'east', 'west'.");
        assertThat(by(server.get("/v1/threads/" + thread + "?custom_llm_provider=west")))
                .isEqualTo("west");
        assertThat(by(server.get("/v1/threads/" + thread, "x-assistants-provider", "east")))
                .isEqualTo("east");
    }

    @Test
    void aRunOverTwoProvidersIsRefused() {
        String thread = server.thread("here");
        String assistant = server.assistant("east");

        assertRefused(
                server.post("/v1/threads/" + thread + "/runs", "{\"assistant_id\":\"" + assistant + "\"}"),
                400,
                "assistant_id",
                "invalid_value",
                "by provider 'east'. A run needs both at one provider.");
    }

    private void restartWithDefault(String name) {
        server.close();
        startWithDefault(name);
    }

    private void startWithDefault(String name) {
        server = new Routed(directory, name, hosted("here"), far("east", east), far("west", west));
    }
}
