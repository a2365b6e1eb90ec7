package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real service refuses is refused by the name of the field. */
@Timeout(30)
class FakeAssistantsRulesTest {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private final FakeClient client = new FakeClient(SERVER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | model | missing_required_parameter",
                "{'model':'m','modle':'x'} | modle | unknown_parameter",
                "{'model':'m','name':5} | name | invalid_type",
                "{'model':'m','temperature':2.5} | temperature | invalid_value",
                "{'model':'m','top_p':'1'} | top_p | invalid_type",
                "{'model':'m','metadata':{'a':1}} | metadata.a | invalid_type",
                "{'model':'m','metadata':[]} | metadata | invalid_type",
                "{'model':'m','tools':{}} | tools | invalid_type",
                "{'model':'m','tools':[{'type':'web'}]} | tools[0].type | invalid_value",
                "{'model':'m','tools':[{'type':'function'}]} | tools[0].function | missing_required_parameter",
                "{'model':'m','tools':[{'type':'function','function':{'name':'a b'}}]} | tools[0].function.name | invalid_value",
                "{'model':'m','tools':[{'type':'function','function':{'name':'f','parameters':1}}]} | tools[0].function.parameters | invalid_type",
                "{'model':'m','tools':[{'type':'file_search','file_search':{'max_num_results':51}}]} | tools[0].file_search.max_num_results | invalid_value",
                "{'model':'m','tools':[{'type':'file_search','file_search':{'ranking_options':{}}}]} | tools[0].file_search.ranking_options.score_threshold | missing_required_parameter",
                "{'model':'m','response_format':'text'} | response_format | invalid_value",
                "{'model':'m','response_format':{'type':'json_schema'}} | response_format.json_schema | missing_required_parameter",
                "{'model':'m','response_format':{'type':'xml'}} | response_format.type | invalid_value",
                "{'model':'m','reasoning_effort':'huge'} | reasoning_effort | invalid_value",
                "{'model':'m','tool_resources':{'web':{}}} | tool_resources.web | unknown_parameter",
                "{'model':'m','tool_resources':{'file_search':{'vector_store_ids':['a','b']}}} | tool_resources.file_search.vector_store_ids | array_above_max_length",
                "{'model':'m','tool_resources':{'file_search':{'vector_store_ids':['a'],'vector_stores':[{}]}}} | tool_resources.file_search.vector_stores | invalid_value"
            })
    void ofAssistants(String body, String param, String code) {
        assertRefused("/assistants", body, param, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'content':'Hi'} | role | missing_required_parameter",
                "{'role':'system','content':'Hi'} | role | invalid_value",
                "{'role':'user'} | content | missing_required_parameter",
                "{'role':'user','content':''} | content | string_below_min_length",
                "{'role':'user','content':[]} | content | array_below_min_length",
                "{'role':'user','content':5} | content | invalid_type",
                "{'role':'user','content':[{'type':'text','text':{'value':'x'}}]} | content[0].text | invalid_type",
                "{'role':'user','content':[{'type':'image_url','image_url':{}}]} | content[0].image_url.url | missing_required_parameter",
                "{'role':'user','content':[{'type':'image_file','image_file':{'file_id':'f','detail':'x'}}]} | content[0].image_file.detail | invalid_value",
                "{'role':'user','content':'Hi','attachments':[{'file_id':'f'}]} | attachments[0].tools | missing_required_parameter",
                "{'role':'user','content':'Hi','attachments':[{'file_id':'f','tools':[{'type':'function'}]}]} | attachments[0].tools[0].type | invalid_value"
            })
    void ofMessages(String body, String param, String code) {
        String thread = client.thread();
        assertRefused("/threads/" + thread + "/messages", body, param, code);
        assertRefused("/threads", "{'messages':[" + body + "]}", "messages[0]." + param, code);
        assertRefused(
                "/threads/" + thread + "/runs",
                "{'assistant_id':'asst_1','additional_messages':[" + body + "]}",
                "additional_messages[0]." + param,
                code);
        assertRefused(
                "/threads/runs",
                "{'assistant_id':'asst_1','thread':{'messages':[" + body + "]}}",
                "thread.messages[0]." + param,
                code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | assistant_id | missing_required_parameter",
                "{'assistant_id':'thread_1'} | assistant_id | invalid_value",
                "{'assistant_id':'asst_1','thread':{}} | thread | unknown_parameter",
                "{'assistant_id':'asst_1','stream':'yes'} | stream | invalid_type",
                "{'assistant_id':'asst_1','max_prompt_tokens':255} | max_prompt_tokens | integer_below_min_value",
                "{'assistant_id':'asst_1','truncation_strategy':{'type':'last_messages'}} | truncation_strategy.last_messages | missing_required_parameter",
                "{'assistant_id':'asst_1','truncation_strategy':{'type':'first'}} | truncation_strategy.type | invalid_value",
                "{'assistant_id':'asst_1','tool_choice':'any'} | tool_choice | invalid_value",
                "{'assistant_id':'asst_1','tool_choice':{'type':'function'}} | tool_choice.function | missing_required_parameter",
                "{'assistant_id':'asst_1','parallel_tool_calls':1} | parallel_tool_calls | invalid_type"
            })
    void ofRuns(String body, String param, String code) {
        assertRefused("/threads/" + client.thread() + "/runs", body, param, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | tool_outputs | missing_required_parameter",
                "{'tool_outputs':{}} | tool_outputs | invalid_type",
                "{'tool_outputs':[{'output':'x'}]} | tool_outputs[0].tool_call_id | missing_required_parameter",
                "{'tool_outputs':[{'tool_call_id':'c','output':{}}]} | tool_outputs[0].output | invalid_type",
                "{'tool_outputs':[],'more':1} | more | unknown_parameter"
            })
    void ofOutputs(String body, String param, String code) {
        SERVER.enqueue(new Reply().call("call_1", "f", "{}"));
        assertRefused(client.run() + "/submit_tool_outputs", body, param, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/threads/{thread}", "/threads/{thread}/messages/{message}", "/assistants/{assistant}"})
    void ofChanges(String path) {
        String thread = client.thread("Hi");
        String message =
                FakeClient.id(client.get("/threads/" + thread + "/messages").at("data", 0));
        String there = path.replace("{thread}", thread)
                .replace("{message}", message)
                .replace("{assistant}", client.assistant());

        assertRefused(there, "{'role':'user'}", "role", "unknown_parameter");
        assertRefused(there, "{'metadata':'x'}", "metadata", "invalid_type");
        assertRefused(there, "{'metadata':{'" + "k".repeat(65) + "':'v'}}", "metadata", "string_above_max_length");
        assertThat(client.refused(400, client.send("POST", there, "{\"metadata\":"))
                        .at("message")
                        .text())
                .hasValue("We could not parse the JSON body of your request.");
    }

    private void assertRefused(String path, String body, String param, String code) {
        Json error = client.refused(400, client.send("POST", path, body.replace('\'', '"')));
        assertThat(error.at("param").text()).as(body).hasValue(param);
        assertThat(error.at("code").text()).as(body).hasValue(code);
        assertThat(error.at("type").text()).hasValue("invalid_request_error");
        assertThat(error.at("message").text())
                .hasValueSatisfying(text ->
                        assertThat(text).contains(param.replaceAll(".*\\.", "").replaceAll("\\[\\d+]", "")));
    }
}
