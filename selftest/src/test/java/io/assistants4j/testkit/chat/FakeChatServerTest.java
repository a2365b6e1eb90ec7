package io.assistants4j.testkit.chat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeChatServerTest {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final String HI = "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    private static final String STREAM = "{" + HI + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
    private static final String CALLS = "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
            + "{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
            + "{\"id\":\"b\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}";
    private static final String A = "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"1\"}";
    private static final String B = "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"2\"}";
    private static final String USER = "{\"role\":\"user\",\"content\":\"so?\"}";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aTextIsStreamedAsRoleThenPiecesThenReasonThenUsage() throws Exception {
        SERVER.enqueue(new Reply().text("Hel", "lo").usage(5, 2));

        List<Json> chunks = chunks(send(STREAM));

        assertThat(chunks).hasSize(5);
        assertThat(chunks.get(0).at("choices", 0, "delta", "role").text()).contains("assistant");
        assertThat(chunks.get(2).at("choices", 0, "delta")).hasToString("{\"content\":\"lo\"}");
        assertThat(chunks.get(2).at("choices", 0, "finish_reason").tree()).isNull();
        assertThat(chunks.get(3).at("choices", 0, "finish_reason").text()).contains("stop");
        assertThat(chunks.get(4).at("choices").elements()).isEmpty();
        assertThat(chunks.get(4).at("usage", "total_tokens")).hasToString("7");
    }

    @Test
    void theCostIsToldOnlyToThoseWhoAsk() throws Exception {
        SERVER.enqueue(new Reply().text("a").usage(5, 2));

        assertThat(chunks(send("{" + HI + ",\"stream\":true}")))
                .allSatisfy(chunk -> assertThat(chunk.at("usage").isAbsent()).isTrue());
    }

    @Test
    void callsAreStreamedByTheirIndex() throws Exception {
        SERVER.enqueue(new Reply().call("call_1", "f", "{\"a\"", ":1}").call("call_2", "g", "{}"));

        List<Json> chunks = chunks(send(STREAM));

        assertThat(chunks.get(1).at("choices", 0, "delta", "tool_calls", 0))
                .hasToString("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"\"}}");
        assertThat(chunks.get(3).at("choices", 0, "delta", "tool_calls", 0))
                .hasToString("{\"index\":0,\"type\":\"function\",\"function\":{\"arguments\":\":1}\"}}");
        assertThat(chunks.get(4).at("choices", 0, "delta", "tool_calls", 0, "index"))
                .hasToString("1");
        assertThat(chunks.get(6).at("choices", 0, "finish_reason").text()).contains("tool_calls");
    }

    @Test
    void theSameReplyCanBeAnsweredWhole() throws Exception {
        SERVER.enqueue(new Reply().text("a", "b").call("call_1", "f", "{\"a\"", ":1}"));

        Json answer = Json.parse(send("{" + HI + "}").body());

        assertThat(answer.at("choices", 0, "message", "content").text()).contains("ab");
        assertThat(answer.at("choices", 0, "message", "tool_calls", 0, "function", "arguments")
                        .text())
                .contains("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_CALL_IDS | [{\"index\":0,\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]",
                "NO_CALL_INDEX | [{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]",
                "WHOLE_CALLS | [{\"index\":0,\"id\":\"c\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"
            })
    void callsCanBeOdd(Quirk quirk, String expected) throws Exception {
        SERVER.enqueue(new Reply().call("c", "f", "{}").like(quirk));

        assertThat(chunks(send(STREAM)).get(1).at("choices", 0, "delta", "tool_calls"))
                .hasToString(expected);
    }

    @Test
    void endsCanBeOdd() throws Exception {
        SERVER.enqueue(
                new Reply().usage(5, 2).like(Quirk.USAGE_WITH_FINISH, Quirk.NO_DONE),
                new Reply().like(Quirk.EMPTY_FIRST_CHUNK, Quirk.NO_USAGE));

        String together = send(STREAM).body();
        assertThat(together).doesNotContain("[DONE]").endsWith("\"total_tokens\":7}}\n\n");
        List<Json> chunks = chunks(send(STREAM));
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(0).at("choices").elements()).isEmpty();
    }

    @Test
    void whatTheRealServiceRefusesIsRefused() throws Exception {
        refused("{\"messages\":[]}", "model");
        refused("{\"model\":\"m\"}", "messages");
        refused("{\"model\":\"m\",\"messages\":[]}", "messages");
        refused("{" + HI + ",\"instructions\":\"x\"}", "instructions");
        refused("{" + HI + ",\"temperature\":3}", "temperature");
        refused("{" + HI + ",\"max_tokens\":1,\"max_completion_tokens\":1}", "max_tokens");
        refused("{" + HI + ",\"stream_options\":{}}", "stream_options");
        refused("{" + HI + ",\"tool_choice\":\"auto\"}", "tool_choice");
        refused("{" + HI + ",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]}", "tools[0].function");
        refused("{" + HI + ",\"response_format\":{\"type\":\"json_schema\"}}", "response_format.json_schema");
        refused("{\"model\":\"gpt-4o\",\"messages\":[" + USER + "],\"metadata\":{}}", "metadata");
        refused("{\"model\":\"o3\",\"messages\":[" + USER + "],\"max_tokens\":5}", "max_tokens");
        refused(messages("{\"role\":\"assistant\",\"content\":null}"), "messages[0].content");
        refused(messages("{\"role\":\"user\",\"content\":[{\"type\":\"input_text\"}]}"), "messages[0].content[0].type");
    }

    @Test
    void everyCallIsFollowedByItsOutput() throws Exception {
        refused(messages(CALLS), "messages");
        refused(messages(CALLS, A), "messages");
        refused(messages(CALLS, A, USER, B), "messages[2].role");
        refused(messages(A), "messages[0].role");
        refused(messages(USER, CALLS, A, B, B), "messages[4].role");
        SERVER.enqueue(new Reply().text("fine"));
        assertThat(send(messages(USER, CALLS, B, A, USER)).statusCode()).isEqualTo(200);
    }

    @Test
    void anOlderServerKnowsLess() throws Exception {
        SERVER.withoutKnowing("stream_options");
        refused(STREAM, "stream_options");
    }

    @Test
    void theResponsesApiIsNotFound() throws Exception {
        assertThat(send("/responses", "{}").statusCode()).isEqualTo(404);
    }

    private static String messages(String... messages) {
        return "{\"model\":\"m\",\"messages\":[" + String.join(",", messages) + "]}";
    }

    private static void refused(String request, String param) throws Exception {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(request).isEqualTo(400);
        assertThat(Json.parse(response.body()).at("error", "param").text())
                .as(request)
                .contains(param);
    }

    private static List<Json> chunks(HttpResponse<String> response) {
        return Arrays.stream(response.body().split("\n\n"))
                .map(block -> block.substring("data: ".length()))
                .filter(data -> !data.equals("[DONE]"))
                .map(Json::parse)
                .toList();
    }

    private static HttpResponse<String> send(String body) throws Exception {
        return send("/chat/completions", body);
    }

    private static HttpResponse<String> send(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .header("Authorization", "Bearer " + FakeChatServer.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
