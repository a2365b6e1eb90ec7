package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is said in the whole envelope, whatever it is. */
@Timeout(60)
class RefusalTest {
    private final Served served = new Served(ProxyConfig.local(0).withBodyLimit(10_000), new GatedTurns());

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":", "{\"model\":\"m\"} x", "\u0000", "{model:1}", "<html>"})
    void malformedJsonIsRefused(String body) {
        assertRefused(served.post("/v1/assistants", body), 400, null, null, "The body is not valid JSON");
    }

    @Test
    void whoIsRefusedWhileStillSendingIsToldThatTheConnectionEnds() throws IOException {
        try (RawClient client = new RawClient(served.address())) {
            client.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\nmore to come");

            String answer = client.until("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 404").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "3", "\"text\""})
    void jsonThatIsNoObjectIsRefused(String body) {
        assertRefused(served.post("/v1/assistants", body), 400, null, "invalid_type", "expected an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\uD83D!", "\\ude00", "\\ud83d\\ud83d\\ude00", "\\\\\\ud83d"})
    void halfOfACharacterIsRefused(String half) {
        String body = "{\"model\":\"m\",\"name\":\"x" + half + "\"}";
        assertRefused(served.post("/v1/assistants", body), 400, null, null, "one half of a character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\\\ud83d", "\\u00e9", "\ud83d\ude00"})
    void wholeCharactersAreKept(String whole) {
        String body = "{\"model\":\"m\",\"name\":\"" + whole + "\"}";
        Json made = Json.parse(served.post("/v1/assistants", body).body());
        assertThat(made.at("name").text()).isEqualTo(Json.parse(body).at("name").text());
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] body = "{\"model\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        var request = served.to("/v1/assistants")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        assertRefused(served.send(request), 400, null, null, "not valid UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "/v1/assistants | {\"model\":1} | model",
                "/v1/assistants | {\"model\":\"m\",\"tools\":{}} | tools",
                "/v1/assistants | {\"model\":\"m\",\"temperature\":\"hot\"} | temperature",
                "/v1/assistants | {\"model\":\"m\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":1}}]}"
                        + " | tools[0].function.name",
                "/v1/threads | {\"messages\":[{\"role\":\"user\",\"content\":true}]} | messages[0].content",
                "/v1/threads/runs | {\"assistant_id\":\"asst_a\",\"stream\":\"yes\"} | stream",
            })
    void aWrongTypeIsRefusedNamingTheField(String path, String body, String param) {
        assertRefused(served.post(path, body), 400, param, "invalid_type", "'" + param + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/assistants, model",
        "/v1/threads/thread_t/messages, role",
        "/v1/threads/thread_t/runs, assistant_id",
        "/v1/threads/thread_t/runs/run_r/submit_tool_outputs, tool_outputs",
        "/v1/threads/runs, assistant_id"
    })
    void anEmptyBodyLacksWhatIsRequired(String path, String param) {
        String code = "missing_required_parameter";
        String message = "Missing required parameter: '" + param + "'.";
        assertRefused(served.post(path, ""), 400, param, code, message);
        assertRefused(served.post(path, "{}"), 400, param, code, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""})
    void aBodyUnderAnotherNameThanJsonIsRefused(String type) {
        HttpRequest.Builder request = served.to("/v1/assistants")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"model\":\"m\"}"));

        assertRefused(served.send(request), 415, null, "unsupported_content_type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/json;charset=UTF-8"})
    void jsonIsTakenUnderAllItsNames(String type) {
        HttpRequest.Builder request = served.to("/v1/assistants")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"model\":\"m\"}"));

        assertThat(served.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutItsLengthGiven() {
        String body = "{\"model\":\"" + "m".repeat(20_000) + "\"}";
        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(body));

        assertRefused(served.post("/v1/assistants", body), 413, null, null, "larger than this server accepts");
        assertRefused(
                served.send(served.to("/v1/assistants").POST(chunked)),
                413,
                null,
                null,
                "larger than this server accepts");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, integer_below_min_value",
        "limit=101, limit, integer_above_max_value",
        "limit=abc, limit, invalid_type",
        "order=sideways, order, invalid_value"
    })
    void aWrongPageIsRefusedNamingTheParameter(String query, String param, String code) {
        assertRefused(served.get("/v1/assistants?" + query), 400, param, code, "");
        assertRefused(served.get("/v1/threads/" + served.thread() + "/messages?" + query), 400, param, code, "");
    }

    @ParameterizedTest
    @CsvSource({"GET, /run_r/steps", "GET, /run_r/steps/step_s", "POST, ''"})
    void anUnknownIncludeIsRefused(String method, String path) {
        var body = BodyPublishers.ofString("{\"assistant_id\":\"asst_a\"}");
        var request = served.to("/v1/threads/thread_t/runs" + path + "?include%5B%5D=all");

        assertRefused(served.send(request.method(method, body)), 400, "include", "invalid_value", "'all'");
    }

    @Test
    void anUnknownRouteIsRefused() {
        assertRefused(served.post("/v1/nothing", "{}"), 404, null, null, "Invalid URL (POST /v1/nothing)");
        assertRefused(served.get("/"), 404, null, null, "Invalid URL (GET /)");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /v1/assistants", "PATCH, /v1/assistants/asst_a", "GET, /v1/threads/runs", "DELETE, /v1/threads"})
    void anotherMethodIsRefusedSayingWhichThereAre(String method, String path) {
        var answer = served.send(served.to(path).method(method, BodyPublishers.noBody()));

        assertRefused(answer, 405, null, "method_not_supported", method);
        assertThat(answer.headers().firstValue("allow").orElse("")).contains("POST");
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() {
        var found = served.send(served.to("/v1/assistants").method("HEAD", BodyPublishers.noBody()));
        var missing = served.send(served.to("/v1/assistants/asst_no").method("HEAD", BodyPublishers.noBody()));

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(found.body() + missing.body()).isEmpty();
        assertThat(missing.headers().firstValue("x-request-id").orElse("")).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/assistants/thread_abc, assistant_id, thread_abc, asst",
        "/v1/threads/asst_abc, thread_id, asst_abc, thread",
        "/v1/threads/nope, thread_id, nope, thread",
        "/v1/threads/thread_t/messages/run_abc, message_id, run_abc, msg",
        "/v1/threads/thread_t/messages?run_id=msg_abc, run_id, msg_abc, run",
        "/v1/threads/thread_t/runs/step_abc, run_id, step_abc, run",
        "/v1/threads/thread_t/runs/run_r/steps/call_abc, step_id, call_abc, step"
    })
    void anIdOfAnotherKindIsRefusedNamingTheField(String path, String param, String id, String prefix) {
        assertRefused(served.get(path), 400, param, "invalid_value", ofAnotherKind(param, id, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/threads/thread_t/runs", "/v1/threads/runs"})
    void anIdOfAnotherKindInABodyIsRefusedStreamedOrNot(String path) {
        String message = ofAnotherKind("assistant_id", "thread_x", "asst");
        for (String stream : new String[] {"", ",\"stream\":true"}) {
            var answer = served.post(path, "{\"assistant_id\":\"thread_x\"" + stream + "}");
            assertRefused(answer, 400, "assistant_id", "invalid_value", message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/assistants/asst_no, No assistant found with id 'asst_no'.",
        "/v1/threads/thread_no, No thread found with id 'thread_no'.",
        "/v1/threads/thread_no/runs, No thread found with id 'thread_no'."
    })
    void anUnknownIdOfTheRightKindIsNotFound(String path, String message) {
        assertRefused(served.get(path), 404, null, null, message);
    }

    private static String ofAnotherKind(String param, String id, String prefix) {
        return "Invalid '" + param + "': '" + id + "'. Expected an ID that begins with '" + prefix + "'.";
    }

    static void assertRefused(
            HttpResponse<String> answer,
            int status,
            @Nullable String param,
            @Nullable String code,
            String messagePart) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-request-id").orElse("")).startsWith("req_");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        Json body = Json.parse(answer.body());
        assertThat(body.members()).containsOnlyKeys("error");
        Json error = body.at("error");
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(error.at("type").text()).hasValue("invalid_request_error");
        assertThat(error.at("param").text().orElse(null)).as(answer.body()).isEqualTo(param);
        assertThat(error.at("code").text().orElse(null)).as(answer.body()).isEqualTo(code);
        assertThat(error.at("message").text().orElse("")).isNotBlank().contains(messagePart);
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ");
    }
}
