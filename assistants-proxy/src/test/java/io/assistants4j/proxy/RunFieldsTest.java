package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a request for a run is shown by the run, and reaches the model where it is meant for it. */
@Timeout(60)
class RunFieldsTest {
    private static final String BOTH = "";
    private static final String FUNCTION = "{'type':'function','function':{'name':'f'}}";

    private final ScriptedTurns model = new ScriptedTurns();
    private final Served served = new Served(ProxyConfig.local(0), model);

    @AfterEach
    void stop() {
        served.close();
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                        "'model':'m2' | model=m2",
                        "'instructions':'Be brief.' | instructions=Be brief.",
                        "'tools':[" + FUNCTION + "] | name=f",
                        "'tools':[] | tools=[]",
                        "'metadata':{'a':'b'} | ",
                        "'temperature':0.25 | temperature=0.25",
                        "'top_p':0.5 | topP=0.5",
                        "'max_prompt_tokens':1000 | ",
                        "'max_completion_tokens':1000 | maxOutputTokens=1000",
                        "'truncation_strategy':{'type':'last_messages','last_messages':1} | ",
                        "'tool_choice':'none' | toolChoice=Mode[value=none]",
                        "'tools':[" + FUNCTION + "],'tool_choice':'required' | toolChoice=Mode[value=required]",
                        "'tools':[" + FUNCTION + "],'tool_choice':{'type':'function','function':{'name':'f'}} | "
                                + "toolChoice=Function[function=FunctionName[name=f",
                        "'parallel_tool_calls':false | parallelToolCalls=false",
                        "'response_format':{'type':'json_object'} | responseFormat=JsonObject")
                .map(line -> line.split(" \\| ", -1))
                .flatMap(cells -> Stream.of("/threads/runs", BOTH).map(path -> Arguments.of(path, cells[0], cells[1])));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aRunShowsWhatItWasAskedForAndTellsTheModel(String path, String field, String told) {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        String where = path.isEmpty() ? "/threads/" + served.thread() + "/runs" : path;

        Json run = post(where, "{'assistant_id':'" + assistant() + "'," + field + "}");
        Json ended = ended(run);

        RequestFieldsTest.assertKept(run, RequestFieldsTest.json("{" + field + "}"));
        RequestFieldsTest.assertKept(ended, RequestFieldsTest.json("{" + field + "}"));
        assertThat(ended.at("status").text()).as(ended.toString()).hasValue("completed");
        assertThat(turn().toString()).contains(told);
    }

    @Test
    void instructionsAndMessagesAreAddedBeforeTheRun() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        String thread = "/threads/" + served.thread();

        Json run = post(
                thread + "/runs",
                "{'assistant_id':'" + assistant() + "','additional_instructions':'In French.','reasoning_effort':'low',"
                        + "'additional_messages':[{'role':'user','content':'And Rome?','metadata':{'a':'b'}}]}");
        ended(run);

        assertThat(run.at("instructions").text().orElseThrow())
                .startsWith("Know all.")
                .endsWith("In French.");
        assertThat(turn().instructions())
                .isEqualTo(run.at("instructions").text().orElseThrow());
        assertThat(turn().items()).hasSize(2);
        assertThat(turn().items().get(1).toString()).contains("And Rome?");
        assertThat(turn().reasoningEffort()).hasToString("LOW");
        Json added = get(thread + "/messages?order=asc").at("data", 1);
        assertThat(added.at("metadata", "a").text()).hasValue("b");
        assertThat(added.at("run_id").isAbsent()).isTrue();
    }

    @Test
    void aThreadIsMadeWithTheRunAsItIsDescribed() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));

        Json run = post(
                "/threads/runs",
                "{'assistant_id':'" + assistant() + "','thread':{'messages':[{'role':'user','content':'Hi'}],"
                        + "'metadata':{'a':'b'}},'tool_resources':{'code_interpreter':{'file_ids':['file-1']}}}");
        ended(run);

        Json thread = get("/threads/" + run.at("thread_id").text().orElseThrow());
        assertThat(thread.at("metadata", "a").text()).hasValue("b");
        assertThat(run.at("tool_resources", "code_interpreter", "file_ids", 0).text())
                .hasValue("file-1");
        assertThat(turn().items()).hasSize(1);
    }

    @Test
    void onlySoManyOfTheNewestMessagesAreShownToTheModel() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        String thread = "/threads/" + served.thread();
        post(thread + "/messages", "{'role':'user','content':'And Rome?'}");

        ended(post(
                thread + "/runs",
                "{'assistant_id':'" + assistant()
                        + "','truncation_strategy':{'type':'last_messages','last_messages':1}}"));

        assertThat(turn().items()).hasSize(1);
        assertThat(turn().items().get(0).toString()).contains("And Rome?");
    }

    @Test
    void nullsAreAsIfNothingHadBeenSaid() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));

        Json run = post(
                "/threads/" + served.thread() + "/runs",
                "{'assistant_id':'" + assistant() + "','model':null,'instructions':null,'additional_instructions':null,"
                        + "'additional_messages':null,'tools':null,'metadata':null,'temperature':null,'top_p':null,"
                        + "'stream':null,'max_prompt_tokens':null,'max_completion_tokens':null,"
                        + "'truncation_strategy':null,'tool_choice':null,'response_format':null,"
                        + "'reasoning_effort':null}");

        assertThat(run.at("model").text()).hasValue("m");
        assertThat(run.at("instructions").text()).hasValue("Know all.");
        assertThat(run.at("tool_choice").text()).hasValue("auto");
        assertThat(run.at("truncation_strategy")).hasToString("{\"type\":\"auto\",\"last_messages\":null}");
        assertThat(ended(run).at("status").text()).hasValue("completed");
    }

    private Turn turn() {
        return model.asked().get(model.asked().size() - 1);
    }

    private String assistant() {
        return post("/assistants", "{'model':'m','instructions':'Know all.'}")
                .at("id")
                .text()
                .orElseThrow();
    }

    private Json ended(Json run) {
        return served.ended("/v1/threads/" + run.at("thread_id").text().orElseThrow() + "/runs/"
                + run.at("id").text().orElseThrow());
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
}
