package io.assistants4j.proxy;

import io.assistants4j.testkit.turns.ScriptedTurns;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes beyond the limits of the API is refused, naming the field by its path from the outside, with the API's code. */
@Timeout(60)
class LimitsTest {
    private static final String LONG = "string_above_max_length";
    private static final String MANY = "array_above_max_length";
    private static final String VALUE = "invalid_value";
    private static final String TYPE = "invalid_type";
    private static final String MISSING = "missing_required_parameter";
    private static final String BELOW = "integer_below_min_value";
    private static final String ABOVE = "integer_above_max_value";
    private static final String PROPERTIES = "object_above_max_properties";
    private static final String FUNCTION = "{'type':'function','function':{'name':'f'}}";
    private static final String THREAD = "/v1/threads/thread_t";

    private final Served served = new Served(ProxyConfig.local(0), new ScriptedTurns());

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest(name = "{0} {2}: {3}")
    @MethodSource({"assistants", "tools", "threads", "messages", "runs", "outputs"})
    void whatGoesBeyondALimitIsRefusedNamingIt(String path, String body, String param, String code) {
        RefusalTest.assertRefused(served.post(path, body.replace('\'', '"')), 400, param, code, "'" + param + "'");
    }

    static Stream<Arguments> assistants() {
        return of(
                List.of("/v1/assistants", "/v1/assistants/asst_a"),
                "'model':'m',",
                refusal("'name':" + text(257), "name", LONG),
                refusal("'description':" + text(513), "description", LONG),
                refusal("'instructions':" + text(256_001), "instructions", LONG),
                refusal("'tools':" + array(129, FUNCTION), "tools", MANY),
                refusal("'tools':7", "tools", TYPE),
                refusal("'model':''", "model", VALUE),
                refusal("'model':7", "model", TYPE),
                refusal("'temperature':2.1", "temperature", "decimal_above_max_value"),
                refusal("'temperature':-0.1", "temperature", "decimal_below_min_value"),
                refusal("'temperature':'hot'", "temperature", TYPE),
                refusal("'top_p':1.1", "top_p", "decimal_above_max_value"),
                refusal("'top_p':-1", "top_p", "decimal_below_min_value"),
                refusal("'reasoning_effort':'some'", "reasoning_effort", VALUE),
                refusal("'response_format':'json'", "response_format", VALUE),
                refusal("'response_format':{'type':'xml'}", "response_format.type", VALUE),
                refusal("'response_format':{'type':'json_schema'}", "response_format.json_schema", MISSING),
                refusal(
                        "'response_format':{'type':'json_schema','json_schema':{'name':'a b'}}",
                        "response_format.json_schema.name",
                        VALUE),
                refusal(
                        "'tool_resources':{'code_interpreter':{'file_ids':" + array(21, "'file-1'") + "}}",
                        "tool_resources.code_interpreter.file_ids",
                        MANY),
                refusal(
                        "'tool_resources':{'file_search':{'vector_store_ids':['vs_1','vs_2']}}",
                        "tool_resources.file_search.vector_store_ids",
                        MANY),
                refusal(
                        "'tool_resources':{'file_search':{'vector_store_ids':['vs_1'],'vector_stores':[{}]}}",
                        "tool_resources.file_search.vector_stores",
                        VALUE),
                refusal("'metadata':" + pairs(17, 1, 1), "metadata", PROPERTIES),
                refusal("'metadata':" + pairs(1, 65, 1), "metadata", LONG),
                refusal("'metadata':" + pairs(1, 1, 513), "metadata", LONG),
                refusal("'metadata':{'a':1}", "metadata.a", TYPE));
    }

    static Stream<Arguments> tools() {
        return of(
                List.of("/v1/assistants", "/v1/assistants/asst_a", THREAD + "/runs", "/v1/threads/runs"),
                "'model':'m','assistant_id':'asst_a',",
                tool("{'type':'retrieval'}", "type", VALUE),
                tool("{}", "type", MISSING),
                tool("{'type':'function'}", "function", MISSING),
                tool("{'type':'function','function':{}}", "function.name", MISSING),
                tool("{'type':'function','function':{'name':'a b'}}", "function.name", VALUE),
                tool("{'type':'function','function':{'name':" + text(65) + "}}", "function.name", VALUE),
                tool("{'type':'function','function':{'name':'f','parameters':[]}}", "function.parameters", TYPE),
                tool("{'type':'function','function':{'name':'f','strict':1}}", "function.strict", TYPE),
                tool(
                        "{'type':'file_search','file_search':{'max_num_results':0}}",
                        "file_search.max_num_results",
                        BELOW),
                tool(
                        "{'type':'file_search','file_search':{'max_num_results':51}}",
                        "file_search.max_num_results",
                        ABOVE),
                tool(
                        "{'type':'file_search','file_search':{'ranking_options':{'score_threshold':2}}}",
                        "file_search.ranking_options.score_threshold",
                        "decimal_above_max_value"),
                tool(
                        "{'type':'file_search','file_search':{'ranking_options':{'ranker':'auto'}}}",
                        "file_search.ranking_options.score_threshold",
                        MISSING),
                tool(
                        "{'type':'file_search','file_search':{'ranking_options':{'ranker':'best','score_threshold':1}}}",
                        "file_search.ranking_options.ranker",
                        VALUE));
    }

    static Stream<Arguments> threads() {
        return of(
                List.of("/v1/threads", THREAD),
                "",
                refusal("'tool_resources':7", "tool_resources", TYPE),
                refusal(
                        "'tool_resources':{'code_interpreter':{'file_ids':" + array(21, "'file-1'") + "}}",
                        "tool_resources.code_interpreter.file_ids",
                        MANY),
                refusal(
                        "'tool_resources':{'file_search':{'vector_store_ids':['vs_1','vs_2']}}",
                        "tool_resources.file_search.vector_store_ids",
                        MANY),
                refusal(
                        "'tool_resources':{'file_search':{'vector_store_ids':['vs_1'],'vector_stores':[{}]}}",
                        "tool_resources.file_search.vector_stores",
                        VALUE),
                refusal("'metadata':" + pairs(17, 1, 1), "metadata", PROPERTIES));
    }

    /** The same message stands in four requests. */
    static Stream<Arguments> messages() {
        List<String[]> wrong = List.of(
                refusal("'content':'x'", "role", MISSING),
                refusal("'role':'system','content':'x'", "role", VALUE),
                refusal("'role':'user'", "content", MISSING),
                refusal("'role':'user','content':''", "content", VALUE),
                refusal("'role':'user','content':[]", "content", "empty_array"),
                refusal("'role':'user','content':7", "content", TYPE),
                refusal("'role':'user','content':" + text(256_001), "content", LONG),
                part("{'type':'text','text':''}", "text", VALUE),
                part("{'type':'text','text':{'value':'x'}}", "text", TYPE),
                part("{'type':'text'}", "text", MISSING),
                part("{'type':'text','text':" + text(256_001) + "}", "text", LONG),
                part("{'type':'sound'}", "type", VALUE),
                part("{'text':'x'}", "type", MISSING),
                part("{'type':'image_url'}", "image_url", MISSING),
                part("{'type':'image_url','image_url':{}}", "image_url.url", MISSING),
                part("{'type':'image_url','image_url':{'url':'u','detail':'huge'}}", "image_url.detail", VALUE),
                part("{'type':'image_file','image_file':{}}", "image_file.file_id", MISSING),
                part(
                        "{'type':'image_file','image_file':{'file_id':'file-1','detail':'huge'}}",
                        "image_file.detail",
                        VALUE),
                attachment("{'tools':[{'type':'file_search'}]}", "file_id", MISSING),
                attachment("{'file_id':'file-1'}", "tools", MISSING),
                attachment("{'file_id':'file-1','tools':[" + FUNCTION + "]}", "tools[0].type", VALUE),
                refusal("'role':'user','content':'x','metadata':" + pairs(1, 65, 1), "metadata", LONG));
        return Stream.of(
                        messages(wrong, THREAD + "/messages", "%s", ""),
                        messages(wrong, "/v1/threads", "'messages':[{%s}]", "messages[0]."),
                        messages(
                                wrong,
                                THREAD + "/runs",
                                "'assistant_id':'asst_a','additional_messages':[{%s}]",
                                "additional_messages[0]."),
                        messages(
                                wrong,
                                "/v1/threads/runs",
                                "'assistant_id':'asst_a','thread':{'messages':[{%s}]}",
                                "thread.messages[0]."))
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> messages(List<String[]> wrong, String path, String around, String prefix) {
        return wrong.stream()
                .map(one -> Arguments.of(path, "{" + String.format(around, one[0]) + "}", prefix + one[1], one[2]));
    }

    static Stream<Arguments> runs() {
        return Stream.concat(
                of(
                        List.of(THREAD + "/runs", "/v1/threads/runs"),
                        "'assistant_id':'asst_a',",
                        refusal("'model':''", "model", VALUE),
                        refusal("'instructions':" + text(256_001), "instructions", LONG),
                        refusal("'tools':" + array(21, FUNCTION), "tools", MANY),
                        refusal("'metadata':" + pairs(1, 1, 513), "metadata", LONG),
                        refusal("'temperature':3", "temperature", "decimal_above_max_value"),
                        refusal("'top_p':2", "top_p", "decimal_above_max_value"),
                        refusal("'stream':1", "stream", TYPE),
                        refusal("'max_prompt_tokens':255", "max_prompt_tokens", BELOW),
                        refusal("'max_prompt_tokens':1.5", "max_prompt_tokens", TYPE),
                        refusal("'max_completion_tokens':255", "max_completion_tokens", BELOW),
                        refusal("'parallel_tool_calls':'no'", "parallel_tool_calls", TYPE),
                        refusal("'tool_choice':'sometimes'", "tool_choice", VALUE),
                        refusal("'tool_choice':{'type':'retrieval'}", "tool_choice.type", VALUE),
                        refusal("'tool_choice':{'type':'function'}", "tool_choice.function", MISSING),
                        refusal(
                                "'tool_choice':{'type':'function','function':{'name':'a b'}}",
                                "tool_choice.function.name",
                                VALUE),
                        refusal("'truncation_strategy':{'type':'some'}", "truncation_strategy.type", VALUE),
                        refusal(
                                "'truncation_strategy':{'type':'last_messages'}",
                                "truncation_strategy.last_messages",
                                MISSING),
                        refusal(
                                "'truncation_strategy':{'type':'last_messages','last_messages':0}",
                                "truncation_strategy.last_messages",
                                BELOW),
                        refusal("'response_format':{'type':'xml'}", "response_format.type", VALUE)),
                Stream.of(
                        Arguments.of(
                                THREAD + "/runs",
                                "{'assistant_id':'asst_a','additional_instructions':" + text(256_001) + "}",
                                "additional_instructions",
                                LONG),
                        Arguments.of(
                                THREAD + "/runs",
                                "{'assistant_id':'asst_a','reasoning_effort':'some'}",
                                "reasoning_effort",
                                VALUE),
                        Arguments.of(
                                "/v1/threads/runs",
                                "{'assistant_id':'asst_a','tool_resources':{'code_interpreter':{'file_ids':"
                                        + array(21, "'file-1'") + "}}}",
                                "tool_resources.code_interpreter.file_ids",
                                MANY),
                        Arguments.of(
                                "/v1/threads/runs",
                                "{'assistant_id':'asst_a','thread':{'metadata':" + pairs(17, 1, 1) + "}}",
                                "thread.metadata",
                                PROPERTIES)));
    }

    static Stream<Arguments> outputs() {
        return of(
                List.of(THREAD + "/runs/run_r/submit_tool_outputs"),
                "",
                refusal("'tool_outputs':7", "tool_outputs", TYPE),
                refusal("'tool_outputs':[{'output':'1'}]", "tool_outputs[0].tool_call_id", MISSING),
                refusal("'tool_outputs':[{'tool_call_id':'call_1','output':7}]", "tool_outputs[0].output", TYPE));
    }

    /** Each of these in a request to each of these paths, after what the request needs besides. */
    private static Stream<Arguments> of(List<String> paths, String besides, String[]... wrong) {
        return paths.stream()
                .flatMap(path -> Stream.of(wrong)
                        .map(one -> Arguments.of(
                                path,
                                "{" + (one[0].startsWith("'model'") ? besides.replace("'model':'m',", "") : besides)
                                        + one[0] + "}",
                                one[1],
                                one[2])));
    }

    private static String[] refusal(String body, String param, String code) {
        return new String[] {body, param, code};
    }

    private static String[] tool(String tool, String param, String code) {
        return refusal("'tools':[" + tool + "]", "tools[0]." + param, code);
    }

    private static String[] part(String part, String param, String code) {
        return refusal("'role':'user','content':[" + part + "]", "content[0]." + param, code);
    }

    private static String[] attachment(String attachment, String param, String code) {
        return refusal(
                "'role':'user','content':'x','attachments':[" + attachment + "]", "attachments[0]." + param, code);
    }

    private static String text(int length) {
        return "'" + "x".repeat(length) + "'";
    }

    private static String array(int size, String element) {
        return "[" + String.join(",", Collections.nCopies(size, element)) + "]";
    }

    private static String pairs(int count, int key, int value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + Character.toString('a' + i).repeat(key) + "':'" + "v".repeat(value) + "'")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
