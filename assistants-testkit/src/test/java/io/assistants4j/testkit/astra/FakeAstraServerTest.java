package io.assistants4j.testkit.astra;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake of the Astra server is wrong where the real one is. */
@Timeout(60)
class FakeAstraServerTest {
    private static final Instant NOW = Instant.parse("2026-02-02T10:00:00.7Z");
    private static final String MODEL = "\"model\":\"claude-3-haiku-20240307\"";

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void whoBringsNoTokenOrAWrongOneIsToldInADetail() throws Exception {
        assertAnswer(
                send("GET", "/assistants", null, Map.of("OpenAI-Beta", "assistants=v2")),
                403,
                "{\"detail\":\"Must pass an astradb token in the astra-api-token header\"}");
        assertThat(send("GET", "/assistants", null, Map.of("astra-api-token", "AstraCS:wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutTheVersionAnotherApiIsMeant() throws Exception {
        Map<String, String> third = Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "Assistants=V3");

        assertAnswer(send("GET", "/assistants", null, third), 400, "Unsupported version: assistants=v3");
        assertThat(send("GET", "/assistants", null, Map.of("astra-api-token", FakeAstraServer.TOKEN))
                        .statusCode())
                .isEqualTo(501);
        assertThat(send("GET", "/health", null, Map.of()).body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /threads/thread_1/runs/run_1/cancel",
        "POST, /threads/thread_1/runs/run_1",
        "GET, /threads/thread_1/runs/run_1/steps",
        "GET, /nowhere",
    })
    void whatIsMissingIsNotImplemented(String method, String path) throws Exception {
        assertAnswer(ask(method, path, "{}"), 501, "{\"message\":\"This feature is not yet implemented\"}");
    }

    @Test
    void whatIsUnknownIsNotNamed() throws Exception {
        assertAnswer(ask("GET", "/assistants/asst_1", null), 404, "{\"detail\":\"AssistantObject not found.\"}");
        assertAnswer(ask("GET", "/threads/t/messages/m", null), 404, "{\"detail\":\"Message not found.\"}");
        assertThat(ask("DELETE", "/assistants/asst_1", null).body()).contains("\"deleted\":true");
    }

    @Test
    void aFormThatIsWrongIsAListOfComplaints() throws Exception {
        HttpResponse<String> answer = ask("POST", "/assistants", "{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.parse(answer.body()).at("detail", 0, "loc", 1).text()).hasValue("model");
    }

    @Test
    void whatNobodyCaughtIsATextWithoutAType() throws Exception {
        HttpResponse<String> answer =
                ask("POST", "/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

        assertAnswer(answer, 500, "An internal server error occurred.");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void timesAreMilliseconds() throws Exception {
        SERVER.clock(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(created("/threads", "{}")
                        .at("created_at")
                        .number()
                        .orElseThrow()
                        .longValueExact())
                .isEqualTo(NOW.getEpochSecond() * 1_000);
    }

    @Test
    void listsCallThemselvesAnythingAndKnowNoCursors() throws Exception {
        String thread = id(created("/threads", "{}"));

        assertThat(ask("GET", "/threads/" + thread + "/messages", null).body())
                .isEqualTo(
                        "{\"object\":\"runs\",\"data\":[],\"first_id\":\"none\",\"last_id\":\"none\",\"has_more\":false}");
        assertThat(ask("GET", "/assistants?after=x", null).statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/threads?after=x", null).statusCode()).isEqualTo(502);
        assertThat(ask("GET", "/threads/" + thread + "/messages?before=x", null).statusCode())
                .isEqualTo(500);
        assertThat(ask("GET", "/threads/" + thread + "/runs", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aToolNobodyKnowsSpoilsTheListForGood() throws Exception {
        assertThat(ask("POST", "/assistants", "{" + MODEL + ",\"tools\":[{\"type\":\"retrieval\"}]}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(ask("GET", "/assistants", null).statusCode()).isEqualTo(500);
    }

    @Test
    void nullClearsNothing() throws Exception {
        String assistant = id(created("/assistants", "{" + MODEL + ",\"name\":\"Guide\",\"metadata\":{}}"));

        Json changed = created("/assistants/" + assistant, "{\"name\":null}");

        assertThat(changed.at("name").text()).hasValue("Guide");
        assertThat(changed.at("metadata").isAbsent()).isTrue();
    }

    @Test
    void aMessageIsOneTextInAnyThreadAndIsNeverDeleted() throws Exception {
        String parts = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}";
        assertThat(ask("POST", "/threads/thread_nowhere/messages", parts).statusCode())
                .isEqualTo(422);
        String message = id(created("/threads/thread_nowhere/messages", "{\"role\":\"user\",\"content\":\"Hi\"}"));

        ask("DELETE", "/threads/thread_nowhere/messages/" + message, null);

        assertThat(ask("GET", "/threads/thread_nowhere/messages/" + message, null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRunAnswersAndItsStreamJustStops() throws Exception {
        SERVER.enqueue(new Completion().text("Minus ", "four."));
        String thread = asking();

        List<String> events =
                events(stream("/threads/" + thread + "/runs", run(assistant("Be brief.", ""), ",\"stream\":true")));

        assertThat(names(events))
                .startsWith(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta")
                .doesNotContain("thread.message.completed", "thread.run.completed", "done");
        assertThat(SERVER.asked().get(0).prompt()).containsExactly("system: Be brief.", "user: How cold is Oslo?");
    }

    @Test
    void theStreamOfARunThatFailsNeverEnds() throws Exception {
        SERVER.enqueue(new Completion().failing("overloaded"));
        String thread = asking();

        try (BufferedReader stream =
                stream("/threads/" + thread + "/runs", run(assistant("Be brief.", ""), ",\"stream\":true"))) {
            for (int event = 0; event < 5; event++) {
                assertThat(stream.readLine()).startsWith("data: ");
                stream.readLine();
            }
            Json failed =
                    Json.parse(ask("GET", "/threads/" + thread + "/runs", null).body());
            while (!failed.at("data", 0, "status").text().orElse("").equals("failed")) {
                failed = Json.parse(
                        ask("GET", "/threads/" + thread + "/runs", null).body());
            }

            assertThat(failed.at("data", 0, "last_error").isAbsent()).isTrue();
            assertThat(stream.ready()).isFalse();
        }
    }

    @Test
    void aRunWithoutInstructionsCannotBeReadAgain() throws Exception {
        SERVER.enqueue(new Completion().text("Hm."));
        String thread = asking();
        String run =
                id(created("/threads/" + thread + "/runs", run(id(created("/assistants", "{" + MODEL + "}")), "")));

        assertAnswer(
                ask("GET", "/threads/" + thread + "/runs/" + run, null), 404, "{\"detail\":\"RunObject not found.\"}");
    }

    @Test
    void allRunsOfTheDatabaseAreListedWithAnyThread() throws Exception {
        SERVER.answerWith(asked -> new Completion().text("Yes."));
        String assistant = assistant("Be brief.", "");
        String one = asking();
        created("/threads/" + one + "/runs", run(assistant, ""));
        created("/threads/" + asking() + "/runs", run(assistant, ""));

        assertThat(Json.parse(ask("GET", "/threads/" + one + "/runs", null).body())
                        .at("data")
                        .elements())
                .hasSize(2);
    }

    @Test
    void callsShareAnIdAndAreWaitedForEverAfter() throws Exception {
        SERVER.enqueue(new Completion().call("look", "{}").call("listen", "{}"), new Completion().text("Done."));
        String thread = asking();
        String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";
        Json run = created("/threads/" + thread + "/runs", run(assistant("Be brief.", tools), ""));
        Json calls = run.at("required_action", "submit_tool_outputs", "tool_calls");

        Json ended = created(
                "/threads/" + thread + "/runs/" + id(run) + "/submit_tool_outputs",
                "{\"tool_outputs\":[{\"tool_call_id\":\"call_bogus\",\"output\":\"4\"}]}");

        assertThat(calls.at(0, "id")).hasToString(calls.at(1, "id").toString());
        assertThat(ended.at("status").text()).hasValue("completed");
        assertThat(ended.at("required_action").isAbsent()).isFalse();
        assertThat(SERVER.asked().get(1).prompt()).endsWith("user: tool response for call_bogus is 4");
        assertThat(SERVER.asked().get(1).functions()).isEmpty();
    }

    @Test
    void piecesOfWhatFollowsOutputsAreCounted() throws Exception {
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("Do", "ne."));
        String thread = asking();
        String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";
        String run = id(created("/threads/" + thread + "/runs", run(assistant("Be brief.", tools), "")));

        List<String> events = events(stream(
                "/threads/" + thread + "/runs/" + run + "/submit_tool_outputs",
                "{\"stream\":true,\"tool_outputs\":[]}"));

        assertThat(events)
                .filteredOn(event -> event.contains("thread.message.delta"))
                .extracting(event -> Json.parse(event)
                        .at("data", "delta", "content", 0, "index")
                        .toString())
                .containsExactly("0", "1");
        assertThat(ask("GET", "/threads/" + thread + "/messages?limit=1", null).body())
                .contains("\"status\":\"in_progress\"");
    }

    @Test
    void theModelIsAskedWithTheKeyOfTheRequest() throws Exception {
        Gate never = new Gate();
        never.open();
        SERVER.enqueue(new Completion().waitAt(never).text("Yes."));
        send(
                "POST",
                "/threads/" + asking() + "/runs",
                run(assistant("Be brief.", ""), ""),
                Map.of(
                        "astra-api-token", FakeAstraServer.TOKEN,
                        "OpenAI-Beta", "assistants=v2",
                        "Authorization", "Bearer dummy",
                        "LLM-PARAM-api-key", "sk-ant",
                        "LLM-PARAM-max-tokens", "7"));

        assertThat(SERVER.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.key()).isEqualTo("sk-ant");
            assertThat(asked.parameters()).containsExactly(Map.entry("max_tokens", "7"));
        });
    }

    @Test
    void filesAreSearchedWithTheModelTheyWereEmbeddedWith() throws Exception {
        SERVER.answerWith(asked -> new Completion().text("Nine."));
        SERVER.clock(Clock.fixed(NOW, ZoneOffset.UTC));
        Json file = Json.parse(uploaded("rules.txt", "Nine planets.").body());
        String store = id(created("/vector_stores", "{\"file_ids\":[\"" + id(file) + "\"]}"));
        String searching = assistant(
                "Be brief.",
                ",\"tools\":[{\"type\":\"file_search\"}],\"tool_resources\":{\"file_search\":{\"vector_store_ids\":[\""
                        + store + "\"]}}");

        List<String> events = events(stream("/threads/" + asking() + "/runs", run(searching, ",\"stream\":true")));

        assertAnswer(uploaded("other.txt", "Ten."), 429, "{\"error\":\"Rate limit exceeded: 1 per 1 second\"}");
        assertThat(names(events)).contains("thread.run.step.completed");
        assertThat(SERVER.asked().get(0).prompt()).containsExactly("system: Nine planets.", "user: How cold is Oslo?");
        assertThat(ask("POST", "/vector_stores", "{}").statusCode()).isEqualTo(500);
    }

    private String asking() throws Exception {
        String thread = id(created("/threads", "{}"));
        created("/threads/" + thread + "/messages", "{\"role\":\"user\",\"content\":\"How cold is Oslo?\"}");
        return thread;
    }

    private String assistant(String instructions, String more) throws Exception {
        return id(created("/assistants", "{" + MODEL + ",\"instructions\":\"" + instructions + "\"" + more + "}"));
    }

    private static String run(String assistant, String more) {
        return "{\"assistant_id\":\"" + assistant + "\"" + more + "}";
    }

    private Json created(String path, String body) throws Exception {
        HttpResponse<String> answer = ask("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String body) throws Exception {
        return send(
                method, path, body, Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "assistants=v2"));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private BufferedReader stream(String path, String body) throws Exception {
        HttpRequest request = request(
                "POST", path, body, Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "assistants=v2"));
        return new BufferedReader(new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private static HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private HttpResponse<String> uploaded(String name, String text) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nassistants\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--b--\r\n";
        return send(
                "POST",
                "/files",
                body,
                Map.of(
                        "astra-api-token", FakeAstraServer.TOKEN,
                        "OpenAI-Beta", "assistants=v2",
                        "Authorization", "Bearer dummy"));
    }

    private static List<String> events(BufferedReader stream) throws IOException {
        try (stream) {
            List<String> events = new ArrayList<>();
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                if (line.startsWith("data: ")) {
                    events.add(line.substring("data: ".length()));
                }
            }
            return events;
        }
    }

    private static List<String> names(List<String> events) {
        return events.stream()
                .map(event -> Json.parse(event).at("event").text().orElse(""))
                .toList();
    }

    private static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }
}
