package io.assistants4j.testkit.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeResponsesServerTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final String BACKGROUND = "{\"model\":\"m\",\"input\":\"hi\",\"stream\":true,\"background\":true}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aTextIsStreamedInTheOrderOfTheRealEvents() throws Exception {
        SERVER.enqueue(new Reply().text("Hel", "lo").usage(5, 2));

        List<Json> events = events(send("{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}"));

        assertThat(events)
                .extracting(event -> event.at("type").text().orElse(""))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events)
                .extracting(event -> event.at("sequence_number").toString())
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Json response = events.get(9).at("response");
        assertThat(response.at("output", 0, "content", 0, "text").text()).contains("Hello");
        assertThat(response.at("usage", "total_tokens")).hasToString("7");
    }

    @Test
    void anOpenTextIsDoneWhenTheNextItemComes() throws Exception {
        SERVER.enqueue(new Reply().openText("Hel").call("call_1", "f", "{}").openText("lo"));

        List<Json> events = events(send("{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}"));

        assertThat(events)
                .filteredOn(event -> event.at("type").text().orElse("").startsWith("response.output_item"))
                .extracting(event -> event.at("type").text().orElse("") + event.at("output_index"))
                .containsExactly(
                        "response.output_item.added0",
                        "response.output_item.done0",
                        "response.output_item.added1",
                        "response.output_item.done1",
                        "response.output_item.added2",
                        "response.output_item.done2");
    }

    @Test
    void anOpenTextOfAFailureIsNeverDone() throws Exception {
        SERVER.enqueue(new Reply().openText("Hel").failed("server_error", "it broke"));

        assertThat(events(send("{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}")))
                .noneMatch(event -> event.at("type").text().orElse("").endsWith(".done"));
    }

    @Test
    void theSameReplyCanBeAnsweredWhole() throws Exception {
        SERVER.enqueue(new Reply().reasoning("ENC").call("call_1", "f", "{\"a\"", ":1}"));

        Json response = Json.parse(send("{\"model\":\"m\",\"input\":\"hi\"}").body());

        assertThat(response.at("status").text()).contains("completed");
        assertThat(response.at("output", 0, "encrypted_content").exists()).isFalse();
        assertThat(response.at("output", 1, "arguments").text()).contains("{\"a\":1}");
    }

    @Test
    void encryptedReasoningIsSentOnlyWhereItWasAskedFor() throws Exception {
        SERVER.enqueue(new Reply().reasoning("ENC").text("a"));

        Json response =
                Json.parse(send("{\"model\":\"m\",\"input\":\"hi\",\"include\":[\"reasoning.encrypted_content\"]}")
                        .body());

        assertThat(response.at("output", 0, "encrypted_content").text()).contains("ENC");
    }

    @Test
    void aHalfWrittenCallHasNoEnd() throws Exception {
        SERVER.enqueue(new Reply().halfCall("call_1", "f", "{\"a").incomplete("max_output_tokens"));

        List<Json> events = events(send("{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}"));

        assertThat(events)
                .extracting(event -> event.at("type").text().orElse(""))
                .doesNotContain("response.function_call_arguments.done")
                .endsWith("response.output_item.done", "response.incomplete");
        assertThat(events.get(events.size() - 2).at("item", "status").text()).contains("incomplete");
    }

    @Test
    void whatTheRealServiceRefusesIsRefused() throws Exception {
        refused("{\"input\":\"hi\"}", "model");
        refused("{\"model\":\"m\"}", "input");
        refused("{\"model\":\"m\",\"input\":\"hi\",\"messages\":[]}", "messages");
        refused("{\"model\":\"m\",\"input\":\"hi\",\"max_output_tokens\":3}", "max_output_tokens");
        refused("{\"model\":\"m\",\"input\":\"hi\",\"temperature\":3}", "temperature");
        refused("{\"model\":\"m\",\"input\":\"hi\",\"truncation\":\"middle\"}", "truncation");
        refused(
                "{\"model\":\"m\",\"input\":\"hi\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]}",
                "tools[0].parameters");
        refused(
                "{\"model\":\"m\",\"input\":\"hi\",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{}}]}",
                "tools[0].strict");
        refused(
                "{\"model\":\"m\",\"input\":\"hi\",\"tools\":[{\"type\":\"function\",\"function\":{}}]}",
                "tools[0].name");
        refused(
                input("{\"role\":\"assistant\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}"),
                "input[0].content[0]");
        refused(input("{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"}"), "input");
        refused(input("{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"x\"}"), "input");
        refused(input("{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}"), "input");
        assertThat(SERVER.journal().size()).isEqualTo(13);
    }

    @Test
    void whatIsInTheBackgroundIsQueuedFirstAndCanBeReadAgainFromAnyEventOn() throws Exception {
        SERVER.enqueue(new Reply().text("a"));
        List<Json> events = events(send(BACKGROUND));
        String id = events.get(0).at("response", "id").text().orElseThrow();

        assertThat(events.get(1).at("type").text()).contains("response.queued");
        assertThat(events.get(1).at("response", "status").text()).contains("queued");
        HttpResponse<String> rest = ask("GET", "/responses/" + id + "?stream=true&starting_after=3");
        assertThat(events(rest)).hasToString(events.subList(4, events.size()).toString());
        HttpResponse<String> whole = ask("GET", "/responses/" + id);
        assertThat(Json.parse(whole.body()).at("status").text()).contains("completed");
        assertThat(Json.parse(whole.body()).at("background")).hasToString("true");
    }

    @Test
    void whatIsInTheBackgroundIsCancelledAsOftenAsOneWants() throws Exception {
        SERVER.enqueue(new Reply().text("a"));
        String id = events(send(BACKGROUND)).get(0).at("response", "id").text().orElseThrow();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> cancelled = ask("POST", "/responses/" + id + "/cancel");
            assertThat(cancelled.statusCode()).isEqualTo(200);
            assertThat(Json.parse(cancelled.body()).at("status").text()).contains("cancelled");
        }
        assertThat(ask("GET", "/responses/" + id + "?stream=true").body()).isEmpty();
    }

    @Test
    void whatIsNotInTheBackgroundIsNeitherCancelledNorResumedAndWithoutAStoreNotFound() throws Exception {
        SERVER.enqueue(new Reply().text("a"), new Reply().text("a"));
        String kept = id(send("{\"model\":\"m\",\"input\":\"hi\"}"));
        String gone = id(send("{\"model\":\"m\",\"input\":\"hi\",\"store\":false}"));

        assertThat(ask("GET", "/responses/" + kept).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/responses/" + kept + "?stream=true").statusCode())
                .isEqualTo(400);
        assertThat(ask("POST", "/responses/" + kept + "/cancel").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/responses/" + gone).statusCode()).isEqualTo(404);
        assertThat(ask("DELETE", "/responses/" + gone).statusCode()).isEqualTo(404);
        refused("{\"model\":\"m\",\"input\":\"hi\",\"store\":false,\"background\":true}", "background");
    }

    @Test
    void whatIsDeletedIsNotFoundAgain() throws Exception {
        SERVER.enqueue(new Reply().text("a"));
        String id = id(send("{\"model\":\"m\",\"input\":\"hi\"}"));
        assertThat(SERVER.kept()).containsExactly(id);

        HttpResponse<String> deleted = ask("DELETE", "/responses/" + id);

        assertThat(Json.parse(deleted.body()))
                .hasToString("{\"id\":\"" + id + "\",\"object\":\"response\",\"deleted\":true}");
        assertThat(SERVER.kept()).isEmpty();
        assertThat(ask("GET", "/responses/" + id).statusCode()).isEqualTo(404);
        assertThat(ask("DELETE", "/responses/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void tokensAreCountedWhereTheServerIsToldHow() throws Exception {
        String question = "{\"model\":\"m\",\"input\":\"hi\"}";
        assertThat(sendTo("/responses/input_tokens", question).statusCode()).isEqualTo(404);

        SERVER.counting(request -> request.at("input").text().orElse("").length());

        assertThat(sendTo("/responses/input_tokens", question).body())
                .isEqualTo("{\"object\":\"response.input_tokens\",\"input_tokens\":2}");
        assertThat(sendTo("/responses/input_tokens", "{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWrongKeyIsNotLetIn() throws Exception {
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(SERVER.url() + "/responses"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Json.parse(response.body()).at("error", "code").text()).contains("invalid_api_key");
    }

    @Test
    void aFunctionAnswersWhenNothingIsEnqueued() throws Exception {
        SERVER.answerWith(request ->
                new Reply().text("you said " + request.json().at("input").text().orElse("")));

        assertThat(send("{\"model\":\"m\",\"input\":\"hi\"}").body()).contains("you said hi");
    }

    private static String input(String item) {
        return "{\"model\":\"m\",\"store\":false,\"input\":[" + item + "]}";
    }

    private static void refused(String request, String param) throws Exception {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(request).isEqualTo(400);
        assertThat(Json.parse(response.body()).at("error", "param").text())
                .as(request)
                .contains(param);
    }

    private static List<Json> events(HttpResponse<String> response) {
        return Arrays.stream(response.body().split("\n\n"))
                .map(block -> Json.parse(block.substring(block.indexOf("data: ") + 6)))
                .toList();
    }

    private static String id(HttpResponse<String> response) {
        return Json.parse(response.body()).at("id").text().orElseThrow();
    }

    private static HttpResponse<String> ask(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Authorization", "Bearer " + FakeResponsesServer.KEY)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String body) throws Exception {
        return sendTo("/responses", body);
    }

    private static HttpResponse<String> sendTo(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Authorization", "Bearer " + FakeResponsesServer.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
