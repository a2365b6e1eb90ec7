package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a request about assistants, threads and messages takes effect, is found again, and can be changed. */
@Timeout(60)
class RequestFieldsTest {
    private static final String MESSAGES = "/messages";

    private final Served served = new Served(ProxyConfig.local(0), new ScriptedTurns());

    @AfterEach
    void stop() {
        served.close();
    }

    static Stream<String> fieldsOfAnAssistant() {
        return Stream.of(
                "'model':'m2'",
                "'name':'Guide'",
                "'description':'Knows the way.'",
                "'instructions':'Be brief.'",
                "'tools':[{'type':'code_interpreter'}]",
                "'tools':[{'type':'file_search','file_search':{'max_num_results':5,"
                        + "'ranking_options':{'ranker':'auto','score_threshold':0.5}}}]",
                "'tools':[{'type':'function','function':{'name':'f','description':'d',"
                        + "'parameters':{'type':'object'},'strict':true}}]",
                "'tool_resources':{'code_interpreter':{'file_ids':['file-1','file-2']}}",
                "'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}}",
                "'metadata':{'a':'b','c':''}",
                "'temperature':0.25",
                "'top_p':0.5",
                "'response_format':'auto'",
                "'response_format':{'type':'text'}",
                "'response_format':{'type':'json_object'}",
                "'response_format':{'type':'json_schema','json_schema':{'name':'s','schema':{'type':'object'},"
                        + "'strict':true}}",
                "'reasoning_effort':'low'");
    }

    @ParameterizedTest
    @MethodSource("fieldsOfAnAssistant")
    void anAssistantBearsWhatItWasMadeOrChangedWith(String field) {
        String model = field.startsWith("'model'") ? "" : "'model':'m',";
        Json sent = json("{" + field + "}");

        Json made = post("/assistants", "{" + model + field + "}");
        Json changed = post("/assistants/" + served.assistant(), "{" + field + "}");

        assertKept(made, sent);
        assertThat(get("/assistants/" + id(made))).hasToString(made.toString());
        assertKept(changed, sent);
        assertThat(get("/assistants/" + id(changed))).hasToString(changed.toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'name':'Guide' | name | null",
                "'description':'d' | description | null",
                "'instructions':'i' | instructions | null",
                "'tool_resources':{'file_search':{'vector_store_ids':['vs_1']}} | tool_resources | null",
                "'metadata':{'a':'b'} | metadata | {}",
                "'temperature':0.25 | temperature | 1.0",
                "'top_p':0.5 | top_p | 1.0",
                "'response_format':{'type':'text'} | response_format | \"auto\"",
                "'reasoning_effort':'low' | reasoning_effort | (missing)"
            })
    void aNullClearsWhatItStandsForAndAnAbsentFieldStays(String field, String name, String cleared) {
        Json made = post("/assistants", "{'model':'m'," + field + "}");
        String path = "/assistants/" + id(made);

        assertKept(post(path, "{'model':'m2'}"), json("{" + field + "}"));
        assertThat(post(path, "{'" + name + "':null}").at(name)).hasToString(cleared);
        assertThat(post("/assistants", "{'model':'m','" + name + "':null}").at(name))
                .hasToString(cleared);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'tool_resources':{'code_interpreter':{'file_ids':['file-1']}} | tool_resources | null",
                "'metadata':{'a':'b'} | metadata | {}"
            })
    void aThreadBearsWhatItWasMadeOrChangedWith(String field, String name, String cleared) {
        Json sent = json("{" + field + "}");
        Json made = post("/threads", "{" + field + "}");
        String path = "/threads/" + served.thread();

        assertKept(made, sent);
        assertThat(get("/threads/" + id(made))).hasToString(made.toString());
        assertKept(post(path, "{" + field + "}"), sent);
        assertKept(post(path, "{}"), sent);
        assertThat(post(path, "{'" + name + "':null}").at(name)).hasToString(cleared);
    }

    @Test
    void aThreadBeginsWithItsMessagesInTheirOrder() {
        Json thread = post(
                "/threads",
                "{'messages':[{'role':'user','content':'One'},{'role':'assistant','content':'Two',"
                        + "'metadata':{'a':'b'}}]}");

        Json listed = get("/threads/" + id(thread) + MESSAGES + "?order=asc");

        assertThat(listed.at("data", 0, "role").text()).hasValue("user");
        assertThat(listed.at("data", 0, "content", 0, "text", "value").text()).hasValue("One");
        assertThat(listed.at("data", 1, "role").text()).hasValue("assistant");
        assertThat(listed.at("data", 1, "metadata", "a").text()).hasValue("b");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'x' | [{'type':'text','text':{'value':'x','annotations':[]}}]",
                "[{'type':'text','text':'x'},{'type':'text','text':'y'}] | [{'type':'text','text':{'value':'x',"
                        + "'annotations':[]}},{'type':'text','text':{'value':'y','annotations':[]}}]",
                "[{'type':'image_url','image_url':{'url':'https://example.org/a.png','detail':'low'}}] | "
                        + "[{'type':'image_url','image_url':{'url':'https://example.org/a.png','detail':'low'}}]",
                "[{'type':'image_file','image_file':{'file_id':'file-1','detail':'high'}}] | "
                        + "[{'type':'image_file','image_file':{'file_id':'file-1','detail':'high'}}]"
            })
    void aMessageBearsItsContentInTheFormOfAnswers(String content, String answered) {
        String path = "/threads/" + served.thread() + MESSAGES;

        Json made = post(path, "{'role':'user','content':" + content + "}");

        assertKept(made.at("content"), json(answered));
        assertThat(get(path + "/" + id(made))).hasToString(made.toString());
    }

    @Test
    void aMessageBearsItsRoleItsAttachmentsAndItsMetadata() {
        String path = "/threads/" + served.thread() + MESSAGES;
        String fields = "{'role':'assistant','attachments':[{'file_id':'file-1','tools':[{'type':'file_search'},"
                + "{'type':'code_interpreter'}]}],'metadata':{'a':'b'}";

        Json made = post(path, fields + ",'content':'x'}");
        Json changed = post(path + "/" + id(made), "{'metadata':{'c':'d'}}");

        assertKept(made, json(fields + "}"));
        assertThat(changed.at("metadata")).hasToString("{\"c\":\"d\"}");
        assertThat(post(path + "/" + id(made), "{}").at("metadata")).hasToString("{\"c\":\"d\"}");
        assertThat(post(path + "/" + id(made), "{'metadata':null}").at("metadata"))
                .hasToString("{}");
        assertThat(made.at("status").text()).hasValue("completed");
        assertThat(post(path, "{'role':'user','content':'x','attachments':null,'metadata':null}")
                        .at("attachments"))
                .hasToString("[]");
    }

    /** All that was sent stands in the answer; the answer may say more. */
    static void assertKept(Json answer, Json sent) {
        if (sent.isObject()) {
            for (Map.Entry<String, Json> member : sent.members().entrySet()) {
                assertKept(answer.at(member.getKey()), member.getValue());
            }
        } else if (sent.isArray()) {
            List<Json> elements = sent.elements();
            assertThat(answer.elements()).as(answer.toString()).hasSameSizeAs(elements);
            for (int i = 0; i < elements.size(); i++) {
                assertKept(answer.at(i), elements.get(i));
            }
        } else {
            assertThat(answer.tree()).as("in the answer").isEqualTo(sent.tree());
        }
    }

    /** JSON with apostrophes for quotation marks. */
    static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private Json get(String path) {
        return answered(served.get("/v1" + path));
    }

    private Json post(String path, String body) {
        return answered(served.post("/v1" + path, body.replace('\'', '"')));
    }

    private static Json answered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }
}
