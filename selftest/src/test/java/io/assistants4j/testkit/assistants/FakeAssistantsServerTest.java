package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Faults;
import io.assistants4j.testkit.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Assistants, threads and messages, and what every request has to carry. */
@Timeout(30)
class FakeAssistantsServerTest {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private final FakeClient client = new FakeClient(SERVER);

    @Test
    void anAssistantHasEveryMemberAndItsDefaults() {
        Json made = client.post("/assistants", "{\"model\":\"m\",\"name\":\"Math\"}");

        assertThat(made.at("id").text()).hasValueSatisfying(id -> assertThat(id).matches("asst_[A-Za-z0-9]{24}"));
        assertThat(made.members().keySet())
                .containsExactly(
                        "id",
                        "object",
                        "created_at",
                        "name",
                        "description",
                        "model",
                        "instructions",
                        "tools",
                        "tool_resources",
                        "metadata",
                        "temperature",
                        "top_p",
                        "response_format");
        assertThat(made.at("tools")).hasToString("[]");
        assertThat(made.at("metadata")).hasToString("{}");
        assertThat(made.at("temperature")).hasToString("1.0");
        assertThat(made.at("response_format").text()).hasValue("auto");
        assertThat(client.get("/assistants/" + FakeClient.id(made))).hasToString(made.toString());
    }

    @Test
    void anUpdateKeepsWhatItDoesNotMentionAndClearsWhatIsNull() {
        String id = FakeClient.id(client.post(
                "/assistants", "{\"model\":\"m\",\"name\":\"Math\",\"description\":\"d\",\"temperature\":0.5}"));

        Json changed = client.post("/assistants/" + id, "{\"name\":null,\"temperature\":null,\"top_p\":0.1}");

        assertThat(changed.at("name").tree()).isNull();
        assertThat(changed.at("description").text()).hasValue("d");
        assertThat(changed.at("temperature")).hasToString("1.0");
        assertThat(changed.at("top_p")).hasToString("0.1");
    }

    @Test
    void whatIsDeletedIsGoneAndNotDeletedTwice() {
        String assistant = client.assistant();
        String thread = client.thread("Hi");
        String message = client.get("/threads/" + thread + "/messages")
                .at("data", 0, "id")
                .text()
                .orElseThrow();

        assertThat(client.delete("/threads/" + thread + "/messages/" + message))
                .hasToString("{\"id\":\"" + message + "\",\"object\":\"thread.message.deleted\",\"deleted\":true}");
        assertThat(client.delete("/threads/" + thread).at("object").text()).hasValue("thread.deleted");
        assertThat(client.delete("/assistants/" + assistant).at("object").text())
                .hasValue("assistant.deleted");

        Json error = client.refused(404, client.send("DELETE", "/assistants/" + assistant, ""));
        assertThat(error)
                .hasToString("{\"message\":\"No assistant found with id '" + assistant
                        + "'.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}");
        client.refused(404, client.send("GET", "/threads/" + thread + "/messages", ""));
    }

    @Test
    void aMessageIsWholeWhateverItWasMadeFrom() {
        String messages = "/threads/" + client.thread() + "/messages";
        Json plain = client.post(messages, "{\"role\":\"user\",\"content\":\"Hi\"}");
        Json parts = client.post(
                messages,
                "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"See\"},{\"type\":\"image_file\","
                        + "\"image_file\":{\"file_id\":\"file-1\"}}],\"attachments\":[{\"file_id\":\"file-1\",\"tools\":"
                        + "[{\"type\":\"file_search\"}]}],\"metadata\":{\"a\":\"b\"}}");

        assertThat(plain.members()).hasSize(14);
        assertThat(plain.at("status").text()).hasValue("completed");
        assertThat(plain.at("content"))
                .hasToString("[{\"type\":\"text\",\"text\":{\"value\":\"Hi\",\"annotations\":[]}}]");
        assertThat(parts.at("content", 1))
                .hasToString("{\"type\":\"image_file\",\"image_file\":{\"file_id\":\"file-1\"}}");
        assertThat(parts.at("attachments", 0, "tools", 0, "type").text()).hasValue("file_search");
        assertThat(client.post(messages + "/" + FakeClient.id(parts), "{\"metadata\":{}}")
                        .at("metadata"))
                .hasToString("{}");
    }

    @Test
    void aStoreThatIsMadeInPassingIsShownByItsId() {
        Json thread = client.post(
                "/threads", "{\"tool_resources\":{\"file_search\":{\"vector_stores\":[{\"file_ids\":[\"file-1\"]}]}}}");

        assertThat(thread.at("tool_resources", "file_search").members().keySet())
                .containsExactly("vector_store_ids");
        assertThat(thread.at("tool_resources", "file_search", "vector_store_ids", 0)
                        .text())
                .hasValueSatisfying(id -> assertThat(id).startsWith("vs_"));
    }

    @Test
    void listsHavePagesInBothDirections() {
        String messages = "/threads/" + client.thread("1", "2", "3", "4", "5") + "/messages";
        List<String> ids = ids(client.get(messages + "?order=asc"));

        Json first = client.get(messages + "?order=asc&limit=2");
        assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
        assertThat(first.at("has_more")).hasToString("true");
        assertThat(first.at("last_id").text()).hasValue(ids.get(1));
        assertThat(ids(client.get(messages + "?order=asc&limit=9&after=" + ids.get(1))))
                .isEqualTo(ids.subList(2, 5));
        Json before = client.get(messages + "?order=asc&limit=2&before=" + ids.get(3));
        assertThat(ids(before)).isEqualTo(ids.subList(1, 3));
        assertThat(before.at("has_more")).hasToString("true");
        assertThat(ids(client.get(messages + "?limit=1"))).containsExactly(ids.get(4));
        assertThat(client.get(messages + "?order=asc&after=" + ids.get(4)))
                .hasToString("{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false}");
    }

    @Test
    void aCursorOutlivesItsItemAndOneThatNeverWasIsRefused() {
        String messages = "/threads/" + client.thread("1", "2", "3") + "/messages";
        List<String> ids = ids(client.get(messages + "?order=asc"));
        client.delete(messages + "/" + ids.get(1));

        assertThat(ids(client.get(messages + "?order=asc&after=" + ids.get(1)))).containsExactly(ids.get(2));
        assertRefused("GET", messages + "?after=msg_nobody", "", "after", "invalid_value");
        assertRefused("GET", messages + "?limit=0", "", "limit", "integer_below_min_value");
        assertRefused("GET", messages + "?limit=101", "", "limit", "integer_above_max_value");
        assertRefused("GET", messages + "?limit=x", "", "limit", "invalid_type");
        assertRefused("GET", messages + "?order=up", "", "order", "invalid_value");
    }

    @Test
    void idsAreTakenWhateverIsInThem() {
        Json error = client.refused(404, client.send("GET", "/assistants/asst_%2F..%3Fa+b%25", ""));

        assertThat(error.at("message").text()).hasValue("No assistant found with id 'asst_/..?a+b%'.");
        assertRefused("GET", "/assistants/thread_1", "", "assistant_id", "invalid_value");
    }

    @Test
    void aRequestBringsItsKeyAndItsVersion() {
        HttpRequest.Builder noKey =
                HttpRequest.newBuilder(URI.create(SERVER.url() + "/assistants")).header("OpenAI-Beta", "assistants=v2");
        HttpRequest.Builder old = HttpRequest.newBuilder(URI.create(SERVER.url() + "/assistants"))
                .header("Authorization", "Bearer " + FakeAssistantsServer.KEY)
                .header("OpenAI-Beta", "assistants=v1");

        assertThat(client.refused(401, client.send(noKey)).at("code").text()).hasValue("invalid_api_key");
        assertThat(client.refused(400, client.send(old)).at("code").text()).hasValue("invalid_beta");
        assertThat(SERVER.journal().requests().toString()).doesNotContain(FakeAssistantsServer.KEY);
    }

    @Test
    void everyAnswerHasItsRequestId() {
        HttpResponse<String> good = client.send("GET", "/assistants", "");
        HttpResponse<String> bad = client.send("PUT", "/assistants", "{}");

        assertThat(good.headers().firstValue("x-request-id")).isPresent();
        assertThat(bad.headers().firstValue("x-request-id"))
                .isPresent()
                .isNotEqualTo(good.headers().firstValue("x-request-id"));
        assertThat(client.refused(404, bad).at("message").text()).hasValue("Invalid URL (PUT /v1/assistants)");
    }

    @Test
    void faultsStandBeforeItAndLeaveItAsItIs() {
        SERVER.faults()
                .next(1, Faults.on("POST", "/assistants"), Fault.status(429).retryAfter(6));

        HttpResponse<String> refused = client.send("POST", "/assistants", "{\"model\":\"m\"}");

        assertThat(client.refused(429, refused).at("code").text()).hasValue("rate_limit_exceeded");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("6");
        assertThat(client.get("/assistants").at("data").elements()).isEmpty();
    }

    @Test
    void clearingForgetsEverything() {
        client.assistant();
        SERVER.enqueue(new Reply());

        SERVER.clear();

        assertThat(SERVER.left()).isZero();
        assertThat(SERVER.journal().size()).isZero();
        assertThat(client.get("/assistants").at("data").elements()).isEmpty();
    }

    private void assertRefused(String method, String path, String body, String param, String code) {
        Json error = client.refused(400, client.send(method, path, body));
        assertThat(error.at("param").text()).as(path).hasValue(param);
        assertThat(error.at("code").text()).as(path).hasValue(code);
    }

    private static List<String> ids(Json page) {
        return page.at("data").elements().stream().map(FakeClient::id).toList();
    }
}
