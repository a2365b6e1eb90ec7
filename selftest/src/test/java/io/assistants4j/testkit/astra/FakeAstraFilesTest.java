package io.assistants4j.testkit.astra;

import static io.assistants4j.testkit.astra.AstraClient.events;
import static io.assistants4j.testkit.astra.AstraClient.id;
import static io.assistants4j.testkit.astra.AstraClient.names;
import static io.assistants4j.testkit.astra.AstraClient.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files and vector stores of the fake of the Astra server, and runs that search them. */
@Timeout(60)
class FakeAstraFilesTest {
    private static final String SEARCH = ",\"tools\":[{\"type\":\"file_search\"}]";

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    private final AstraClient astra = new AstraClient(SERVER);
    private volatile Instant now = Instant.parse("2026-02-02T10:00:00Z");

    @BeforeEach
    void stopTheClock() {
        InstantSource time = () -> now;
        SERVER.clock(time.withZone(ZoneOffset.UTC));
    }

    @Test
    void filesAreSearchedWithTheModelTheyWereEmbeddedWith() throws Exception {
        SERVER.answerWith(asked -> new Completion().text("Nine."));
        String searching = searching(uploaded());

        List<String> events =
                events(astra.stream("/threads/" + astra.asking() + "/runs", run(searching, ",\"stream\":true")));

        assertThat(names(events)).contains("thread.run.step.completed");
        assertThat(SERVER.asked().get(0).prompt()).containsExactly("system: Nine planets.", "user: How cold is Oslo?");
    }

    @Test
    void withAnotherModelTheRunFails() throws Exception {
        String searching = searching(uploaded());
        String thread = astra.asking();
        astra.send(
                "POST",
                "/threads/" + thread + "/runs",
                run(searching, ""),
                Map.of(
                        "astra-api-token", FakeAstraServer.TOKEN,
                        "OpenAI-Beta", "assistants=v2",
                        "embedding-model", "embed-english-v3.0"));

        assertThat(status(thread, "in_progress")).isEqualTo("failed");
        assertThat(SERVER.asked()).isEmpty();
    }

    @Test
    void attachmentsAreSearchedToo() throws Exception {
        SERVER.answerWith(asked -> new Completion().text("Nine."));
        String file = uploaded();
        String thread = astra.asking();
        String attachments = "[{\"file_id\":\"" + file + "\",\"tools\":[{\"type\":\"file_search\"}]}]";
        astra.created(
                "/threads/" + thread + "/messages",
                "{\"role\":\"user\",\"content\":\"Well?\",\"attachments\":" + attachments + "}");

        astra.created("/threads/" + thread + "/runs", run(astra.assistant("Be brief.", SEARCH), ""));

        assertThat(SERVER.asked().get(0).prompt()).first().isEqualTo("system: Nine planets.");
    }

    @Test
    void whoSearchesFilesAndCallsFunctionsDoesBothAtOnce() throws Exception {
        Gate gate = new Gate();
        SERVER.enqueue(
                new Completion().call("look", "{}"),
                new Completion().waitAt(gate).text("Nine."));
        String file = uploaded();
        String both =
                ",\"tools\":[{\"type\":\"file_search\"},{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";
        String thread = astra.asking();

        Json run = astra.created("/threads/" + thread + "/runs", run(searching(file, both), ""));
        gate.open();

        assertThat(run.at("status").text()).hasValue("requires_action");
        assertThat(status(thread, "requires_action")).isEqualTo("completed");
    }

    @Test
    void oneUploadASecondIsTaken() throws Exception {
        uploaded();

        HttpResponse<String> answer = astra.uploaded("other.txt", "Ten.", Map.of());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Rate limit exceeded: 1 per 1 second\"}");
    }

    @Test
    void theSameFileIsTheSameUnlessItIsEmbeddedOtherwise() throws Exception {
        String file = uploaded();
        now = now.plusSeconds(1);
        assertThat(uploaded()).isEqualTo(file);
        now = now.plusSeconds(1);
        HttpResponse<String> otherwise =
                astra.uploaded("planets.txt", "Nine planets.", Map.of("embedding-model", "embed-english-v3.0"));

        assertThat(otherwise.statusCode()).isEqualTo(409);
        assertThat(astra.ask("GET", "/files/" + file, null).body()).contains("\"embedding_model\"");
        assertThat(astra.ask("GET", "/files/" + file + "/content", null).statusCode())
                .isEqualTo(500);
    }

    @Test
    void storesAreMadeOfFilesAndTakeAny() throws Exception {
        assertThat(astra.ask("POST", "/vector_stores", "{}").statusCode()).isEqualTo(500);
        String store = id(astra.created("/vector_stores", "{\"file_ids\":[]}"));
        String files = "/vector_stores/" + store + "/files";
        assertThat(astra.ask("GET", files, null).statusCode()).isEqualTo(404);

        Json added = astra.created(files, "{\"file_id\":\"file-nowhere\"}");

        assertThat(added.at("usage_bytes").number().orElseThrow().intValueExact())
                .isEqualTo(-1);
        assertThat(astra.ask("DELETE", files + "/file-nowhere", null).body()).isEqualTo("null");
        assertThat(astra.ask("DELETE", files + "/file-nowhere", null).statusCode())
                .isEqualTo(500);
    }

    private String uploaded() throws Exception {
        HttpResponse<String> answer = astra.uploaded("planets.txt", "Nine planets.", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id(Json.parse(answer.body()));
    }

    private String searching(String file) throws Exception {
        return searching(file, SEARCH);
    }

    private String searching(String file, String tools) throws Exception {
        String store = id(astra.created("/vector_stores", "{\"file_ids\":[\"" + file + "\"]}"));
        return astra.assistant(
                "Be brief.",
                tools + ",\"tool_resources\":{\"file_search\":{\"vector_store_ids\":[\"" + store + "\"]}}");
    }

    /** The state of the only run once it is no more in this one. */
    private String status(String thread, String before) throws Exception {
        String path = "/threads/" + thread + "/runs";
        String status = before;
        while (status.equals(before)) {
            status = Json.parse(astra.ask("GET", path, null).body())
                    .at("data", 0, "status")
                    .text()
                    .orElseThrow();
        }
        return status;
    }
}
