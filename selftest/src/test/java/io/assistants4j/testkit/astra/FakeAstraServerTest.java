package io.assistants4j.testkit.astra;

import static io.assistants4j.testkit.astra.AstraClient.events;
import static io.assistants4j.testkit.astra.AstraClient.id;
import static io.assistants4j.testkit.astra.AstraClient.names;
import static io.assistants4j.testkit.astra.AstraClient.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
    private static final String LOOK = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    private final AstraClient astra = new AstraClient(SERVER);

    @Test
    void whoBringsNoTokenOrAWrongOneIsToldInADetail() throws Exception {
        assertAnswer(
                astra.send("GET", "/assistants", null, Map.of("OpenAI-Beta", "assistants=v2")),
                403,
                "{\"detail\":\"Must pass an astradb token in the astra-api-token header\"}");
        assertThat(astra.send("GET", "/assistants", null, Map.of("astra-api-token", "AstraCS:wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutTheVersionAnotherApiIsMeant() throws Exception {
        Map<String, String> third = Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "Assistants=V3");

        assertAnswer(astra.send("GET", "/assistants", null, third), 400, "Unsupported version: assistants=v3");
        assertThat(astra.send("GET", "/assistants", null, Map.of("astra-api-token", FakeAstraServer.TOKEN))
                        .statusCode())
                .isEqualTo(501);
        assertThat(astra.send("GET", "/health", null, Map.of()).body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /threads/thread_1/runs/run_1/cancel",
        "POST, /threads/thread_1/runs/run_1",
        "GET, /threads/thread_1/runs/run_1/steps",
        "GET, /nowhere",
    })
    void whatIsMissingIsNotImplemented(String method, String path) throws Exception {
        assertAnswer(astra.ask(method, path, "{}"), 501, "{\"message\":\"This feature is not yet implemented\"}");
    }

    @Test
    void whatIsUnknownIsNotNamed() throws Exception {
        assertAnswer(astra.ask("GET", "/assistants/asst_1", null), 404, "{\"detail\":\"AssistantObject not found.\"}");
        assertAnswer(astra.ask("GET", "/threads/t/messages/m", null), 404, "{\"detail\":\"Message not found.\"}");
        assertThat(astra.ask("DELETE", "/assistants/asst_1", null).body()).contains("\"deleted\":true");
    }

    @Test
    void aFormThatIsWrongIsAListOfComplaints() throws Exception {
        HttpResponse<String> answer = astra.ask("POST", "/assistants", "{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.parse(answer.body()).at("detail", 0, "loc", 1).text()).hasValue("model");
    }

    @Test
    void whatNobodyCaughtIsATextWithoutAType() throws Exception {
        HttpResponse<String> answer =
                astra.ask("POST", "/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

        assertAnswer(answer, 500, "An internal server error occurred.");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void timesAreMilliseconds() throws Exception {
        SERVER.clock(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(astra.created("/threads", "{}")
                        .at("created_at")
                        .number()
                        .orElseThrow()
                        .longValueExact())
                .isEqualTo(NOW.getEpochSecond() * 1_000);
    }

    @Test
    void listsCallThemselvesAnythingAndKnowNoCursors() throws Exception {
        String thread = id(astra.created("/threads", "{}"));

        assertThat(astra.ask("GET", "/threads/" + thread + "/messages", null).body())
                .isEqualTo(
                        "{\"object\":\"runs\",\"data\":[],\"first_id\":\"none\",\"last_id\":\"none\",\"has_more\":false}");
        assertThat(astra.ask("GET", "/assistants?after=x", null).statusCode()).isEqualTo(400);
        assertThat(astra.ask("GET", "/threads?after=x", null).statusCode()).isEqualTo(502);
        assertThat(astra.ask("GET", "/threads/" + thread + "/messages?before=x", null)
                        .statusCode())
                .isEqualTo(500);
        assertThat(astra.ask("GET", "/threads/" + thread + "/runs", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aToolNobodyKnowsSpoilsTheListForGood() throws Exception {
        assertThat(astra.ask("POST", "/assistants", "{" + MODEL + ",\"tools\":[{\"type\":\"retrieval\"}]}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(astra.ask("GET", "/assistants", null).statusCode()).isEqualTo(500);
    }

    @Test
    void nullClearsNothing() throws Exception {
        String assistant = id(astra.created("/assistants", "{" + MODEL + ",\"name\":\"Guide\",\"metadata\":{}}"));

        Json changed = astra.created("/assistants/" + assistant, "{\"name\":null}");

        assertThat(changed.at("name").text()).hasValue("Guide");
        assertThat(changed.at("metadata").isAbsent()).isTrue();
    }

    @Test
    void aMessageIsOneTextInAnyThreadAndIsNeverDeleted() throws Exception {
        String parts = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}";
        assertThat(astra.ask("POST", "/threads/thread_nowhere/messages", parts).statusCode())
                .isEqualTo(422);
        String message =
                id(astra.created("/threads/thread_nowhere/messages", "{\"role\":\"user\",\"content\":\"Hi\"}"));

        astra.ask("DELETE", "/threads/thread_nowhere/messages/" + message, null);

        assertThat(astra.ask("GET", "/threads/thread_nowhere/messages/" + message, null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRunAnswersAndItsStreamJustStops() throws Exception {
        SERVER.enqueue(new Completion().text("Minus ", "four."));
        String thread = astra.asking();

        List<String> events = events(astra.stream(
                "/threads/" + thread + "/runs", run(astra.assistant("Be brief.", ""), ",\"stream\":true")));

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
        String thread = astra.asking();

        try (BufferedReader stream = astra.stream(
                "/threads/" + thread + "/runs", run(astra.assistant("Be brief.", ""), ",\"stream\":true"))) {
            for (int event = 0; event < 5; event++) {
                assertThat(stream.readLine()).startsWith("data: ");
                stream.readLine();
            }
            Json failed = Json.parse(
                    astra.ask("GET", "/threads/" + thread + "/runs", null).body());
            while (!failed.at("data", 0, "status").text().orElse("").equals("failed")) {
                failed = Json.parse(
                        astra.ask("GET", "/threads/" + thread + "/runs", null).body());
            }

            assertThat(failed.at("data", 0, "last_error").isAbsent()).isTrue();
            assertThat(stream.ready()).isFalse();
        }
    }

    @Test
    void aRunWithoutInstructionsCannotBeReadAgain() throws Exception {
        SERVER.enqueue(new Completion().text("Hm."));
        String thread = astra.asking();
        String run = id(astra.created(
                "/threads/" + thread + "/runs", run(id(astra.created("/assistants", "{" + MODEL + "}")), "")));

        assertAnswer(
                astra.ask("GET", "/threads/" + thread + "/runs/" + run, null),
                404,
                "{\"detail\":\"RunObject not found.\"}");
    }

    @Test
    void allRunsOfTheDatabaseAreListedWithAnyThread() throws Exception {
        SERVER.answerWith(asked -> new Completion().text("Yes."));
        String assistant = astra.assistant("Be brief.", "");
        String one = astra.asking();
        astra.created("/threads/" + one + "/runs", run(assistant, ""));
        astra.created("/threads/" + astra.asking() + "/runs", run(assistant, ""));

        assertThat(Json.parse(astra.ask("GET", "/threads/" + one + "/runs", null)
                                .body())
                        .at("data")
                        .elements())
                .hasSize(2);
    }

    @Test
    void callsShareAnIdAndAreWaitedForEverAfter() throws Exception {
        SERVER.enqueue(new Completion().call("look", "{}").call("listen", "{}"), new Completion().text("Done."));
        String thread = astra.asking();
        Json run = astra.created("/threads/" + thread + "/runs", run(astra.assistant("Be brief.", LOOK), ""));
        Json calls = run.at("required_action", "submit_tool_outputs", "tool_calls");

        Json ended = astra.created(
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
        String thread = astra.asking();
        String run = id(astra.created("/threads/" + thread + "/runs", run(astra.assistant("Be brief.", LOOK), "")));

        List<String> events = events(astra.stream(
                "/threads/" + thread + "/runs/" + run + "/submit_tool_outputs",
                "{\"stream\":true,\"tool_outputs\":[]}"));

        assertThat(events)
                .filteredOn(event -> event.contains("thread.message.delta"))
                .extracting(event -> Json.parse(event)
                        .at("data", "delta", "content", 0, "index")
                        .toString())
                .containsExactly("0", "1");
        assertThat(astra.ask("GET", "/threads/" + thread + "/messages?limit=1", null)
                        .body())
                .contains("\"status\":\"in_progress\"");
    }

    @Test
    void theModelIsAskedWithTheKeyOfTheRequest() throws Exception {
        Gate never = new Gate();
        never.open();
        SERVER.enqueue(new Completion().waitAt(never).text("Yes."));
        astra.send(
                "POST",
                "/threads/" + astra.asking() + "/runs",
                run(astra.assistant("Be brief.", ""), ""),
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
    void metadataAreTexts() throws Exception {
        assertThat(astra.ask("POST", "/threads", "{\"metadata\":{\"a\":1}}").statusCode())
                .isEqualTo(500);
    }

    @Test
    void whatIsNotThereCannotBeChanged() throws Exception {
        assertThat(astra.ask("POST", "/assistants/asst_1", "{\"name\":\"Guide\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(astra.ask("POST", "/threads/thread_1", "{}").statusCode()).isEqualTo(500);
    }

    @Test
    void messagesOfADeletedThreadCanStillBeRead() throws Exception {
        String thread = astra.asking();

        astra.ask("DELETE", "/threads/" + thread, null);

        assertThat(astra.ask("GET", "/threads/" + thread, null).statusCode()).isEqualTo(404);
        assertThat(astra.ask("GET", "/threads/" + thread + "/messages", null).body())
                .contains("How cold is Oslo?");
    }

    @Test
    void furtherInstructionsNeedSomeToStandBehind() throws Exception {
        SERVER.enqueue(new Completion().text("Yes."));
        String more = ",\"additional_instructions\":\"In Norwegian.\"";
        String mute = id(astra.created("/assistants", "{" + MODEL + "}"));

        assertThat(astra.ask("POST", "/threads/" + astra.asking() + "/runs", run(mute, more))
                        .statusCode())
                .isEqualTo(500);
        astra.created("/threads/" + astra.asking() + "/runs", run(astra.assistant("Be brief.", ""), more));
        assertThat(SERVER.asked().get(0).prompt().get(0))
                .startsWith("system: Be brief.")
                .endsWith("In Norwegian.");
    }

    @Test
    void aRunWithItsThreadIsNeverStreamed() throws Exception {
        SERVER.enqueue(new Completion().text("Yes."));
        String assistant = astra.assistant("Be brief.", "");

        Json run = astra.created("/threads/runs", run(assistant, ",\"stream\":true,\"thread\":{}"));

        assertThat(run.at("object").text()).hasValue("thread.run");
        assertThat(astra.ask("POST", "/threads/runs", run(assistant, "")).statusCode())
                .isEqualTo(400);
        assertThat(astra.ask("POST", "/threads/runs", run(assistant, ",\"thread\":{\"messages\":[]}"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void codeIsNeverRun() throws Exception {
        String assistant = astra.assistant("Be brief.", ",\"tools\":[{\"type\":\"code_interpreter\"}]");
        String thread = astra.asking();

        assertThat(astra.ask("POST", "/threads/" + thread + "/runs", run(assistant, ""))
                        .statusCode())
                .isEqualTo(500);
        assertThat(astra.ask("GET", "/threads/" + thread + "/runs", null).body())
                .contains("\"status\":\"queued\"");
    }

    @Test
    void aModelThatFailsWhereItMayCallFunctionsIsTheServersFailure() throws Exception {
        SERVER.enqueue(new Completion().failing("overloaded"));
        String assistant = astra.assistant("Be brief.", LOOK);

        assertAnswer(
                astra.ask("POST", "/threads/" + astra.asking() + "/runs", run(assistant, "")),
                500,
                "{\"detail\":\"Error processing message, 400: Error: overloaded\"}");
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }
}
