package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.HttpSettings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tools of a far side did and what its messages hold is told as it is there, with what is asked for besides. */
@Timeout(60)
class FarSideToolsTest {
    private static final String INCLUDE =
            "include%5B%5D=step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content";
    private static final String SEARCH =
            "{\"ranking_options\":{\"ranker\":\"default_2024_08_21\",\"score_threshold\":0.5},"
                    + "\"results\":[{\"file_id\":\"file-1\",\"file_name\":\"oslo.txt\",\"score\":0.75"
                    + ",\"content\":[{\"type\":\"text\",\"text\":\"Oslo is cold.\"}]}]}";
    private static final String CODE = "{\"input\":\"1+1\",\"outputs\":[{\"type\":\"logs\",\"logs\":\"2\"},"
            + "{\"type\":\"image\",\"image\":{\"file_id\":\"file-2\"}}]}";

    private static final String CITING = "{\"value\":\"Cold[1], see sandbox:/t.csv\",\"annotations\":[{\"index\":0,"
            + "\"type\":\"file_citation\",\"text\":\"[1]\",\"start_index\":4,\"end_index\":7,"
            + "\"file_citation\":{\"file_id\":\"file-1\"}},{\"index\":1,\"type\":\"file_path\",\"text\":\"sandbox:/t.csv\","
            + "\"start_index\":13,\"end_index\":27,\"file_path\":{\"file_id\":\"file-2\"}}]}";
    private static final String IMAGE = "{\"file_id\":\"file-3\",\"detail\":\"high\"}";

    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private final Served served = Served.before(farSide, HttpSettings.defaults());

    @AfterEach
    void stop() {
        served.close();
        farSide.close();
    }

    @Test
    void whatAFileSearchFoundIsShownToThoseWhoAsk() {
        farSide.enqueue(new Reply().tool("call_1", "file_search", "file_search", Json.parse(SEARCH)));
        String steps = run() + "/steps";

        Json call = call(steps + "?" + INCLUDE);
        assertThat(call.at("id").text()).hasValue("call_1");
        assertThat(call.at("type").text()).hasValue("file_search");
        RequestFieldsTest.assertKept(call.at("file_search"), Json.parse(SEARCH));
        Json shown = get(steps + "/" + get(steps).at("data", 0, "id").text().orElseThrow() + "?" + INCLUDE);
        assertThat(shown.at("step_details", "tool_calls", 0)).hasToString(call.toString());
        Json without = call(steps).at("file_search", "results", 0);
        assertThat(without.at("file_name").text()).hasValue("oslo.txt");
        assertThat(without.at("content").exists()).isFalse();
    }

    @Test
    void whatTheCodeInterpreterDidIsShown() {
        farSide.enqueue(new Reply().tool("call_1", "code_interpreter", "code_interpreter", Json.parse(CODE)));

        Json call = call(run() + "/steps");

        RequestFieldsTest.assertKept(call.at("code_interpreter"), Json.parse(CODE));
    }

    @Test
    void whatAMessageCitesShowsOrRefusesIsTold() throws Exception {
        farSide.enqueue(new Reply()
                .content("text", "text", Json.parse(CITING))
                .content("image_file", "image_file", Json.parse(IMAGE))
                .refusal("Not ", "that."));
        String thread = "/v1/threads/" + served.thread();
        String body = "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}";

        List<Json> told = SentEvent.of(served.open(thread + "/runs", body)).stream()
                .filter(event -> event.name().equals("thread.message.completed"))
                .map(event -> event.json().at("content", 0))
                .toList();

        assertThat(told).hasSize(3);
        RequestFieldsTest.assertKept(told.get(0).at("text"), Json.parse(CITING));
        RequestFieldsTest.assertKept(told.get(1).at("image_file"), Json.parse(IMAGE));
        assertThat(told.get(2)).hasToString("{\"type\":\"refusal\",\"refusal\":\"Not that.\"}");
        Json kept = get(thread + "/messages?order=asc");
        for (int i = 0; i < told.size(); i++) {
            assertThat(kept.at("data", i + 1, "content", 0))
                    .hasToString(told.get(i).toString());
        }
    }

    @Test
    void aStreamIsAskedForWithWhatItsStepsAreToCarry() throws Exception {
        farSide.enqueue(new Reply().text("Cold."));
        String path = "/threads/" + served.thread() + "/runs";
        String body = "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}";

        List<SentEvent> events = SentEvent.of(served.open("/v1" + path + "?" + INCLUDE, body));

        assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
        assertThat(farSide.journal().last().parameters("include[]"))
                .containsExactly("step_details.tool_calls[*].file_search.results[*].content");
    }

    private String run() {
        String runs = "/v1/threads/" + served.thread() + "/runs";
        String body = "{\"assistant_id\":\"" + served.assistant() + "\"}";
        Json run = Json.parse(served.post(runs, body).body());
        String path = runs + "/" + run.at("id").text().orElseThrow();
        assertThat(served.ended(path).at("status").text()).hasValue("completed");
        return path;
    }

    private Json call(String steps) {
        return get(steps).at("data", 0, "step_details", "tool_calls", 0);
    }

    private Json get(String path) {
        return Json.parse(served.get(path).body());
    }
}
