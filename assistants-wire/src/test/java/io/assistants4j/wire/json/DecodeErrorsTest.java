package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad body is one kind of error, which names the place. */
class DecodeErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"model": 5}                                                  | model                    | a string         | a number
                    {"model": ["m"]}                                              | model                    | a string         | an array
                    {"model": "m", "temperature": "1"}                            | temperature              | a number         | a string
                    {"model": "m", "temperature": {}}                             | temperature              | a number         | an object
                    {"model": "m", "tools": {}}                                   | tools                    | an array         | an object
                    {"model": "m", "tools": "function"}                           | tools                    | an array         | a string
                    {"model": "m", "tools": [1]}                                  | tools[0]                 | an object        | a number
                    {"model": "m", "tools": [{"type": "code_interpreter"}, null]} | tools[1]                 | an object        | null
                    {"model": "m", "tools": [{"type": 1}]}                        | tools[0].type            | a string         | a number
                    {"model": "m", "tools": [{"type": "function", "function": {"name": true}}]} | tools[0].function.name | a string | a boolean
                    {"model": "m", "tools": [{"function": {"name": true}, "type": "function"}]} | tools[0].function.name | a string | a boolean
                    {"model": "m", "tools": [{"type": "function", "function": {"name": "f", "strict": "yes"}}]} | tools[0].function.strict | a boolean | a string
                    {"model": "m", "tools": [{"type": "file_search", "file_search": {"max_num_results": 1.5}}]} | tools[0].file_search.max_num_results | an integer | a number with a fraction
                    {"model": "m", "tools": [{"type": "file_search", "file_search": {"max_num_results": 1e10}}]} | tools[0].file_search.max_num_results | an integer | a number with a fraction
                    {"model": "m", "metadata": []}                                | metadata                 | an object        | an array
                    {"model": "m", "metadata": {"a": 1}}                          | metadata.a               | a string         | a number
                    {"model": "m", "metadata": {"a": null}}                       | metadata.a               | a string         | null
                    {"model": "m", "response_format": 1}                          | response_format          | a string or an object | a number
                    {"model": "m", "response_format": {"type": "json_schema", "json_schema": "x"}} | response_format.json_schema | an object | a string
                    {"model": "m", "reasoning_effort": 3}                         | reasoning_effort         | a string         | a number
                    {"model": "m", "tool_resources": {"code_interpreter": {"file_ids": ["a", 2]}}} | tool_resources.code_interpreter.file_ids[1] | a string | a number
                    """)
    void aWrongTypeIsNamed(String body, String param, String expected, String found) {
        InvalidRequestException e = failure(NewAssistant.class, body);
        assertThat(e.param()).contains(param);
        assertThat(e.code()).contains("invalid_type");
        assertThat(e)
                .hasMessageStartingWith(
                        "Invalid type for '" + param + "': expected " + expected + ", but got " + found);
    }

    @Test
    void aBodyOfAnotherKindIsNamedWithoutAPath() {
        for (String body : new String[] {"[]", "null", "1", "\"{}\"", "true"}) {
            InvalidRequestException e = failure(NewAssistant.class, body);
            assertThat(e.param()).isEmpty();
            assertThat(e.code()).contains("invalid_type");
            assertThat(e).hasMessageStartingWith("Invalid type: expected an object, but got ");
        }
    }

    @Test
    void whatMustBeThereIsNamedWhenItIsNot() {
        assertMissing(NewAssistant.class, "{}", "model");
        assertMissing(NewAssistant.class, "{\"model\": null}", "model");
        assertMissing(NewAssistant.class, "{\"model\": \"m\", \"tools\": [{}]}", "tools[0].type");
        assertMissing(
                NewAssistant.class, "{\"model\": \"m\", \"tools\": [{\"type\": \"function\"}]}", "tools[0].function");
        assertMissing(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"function\", \"function\": {}}]}",
                "tools[0].function.name");
        assertMissing(NewMessage.class, "{\"role\": \"user\"}", "content");
        assertMissing(NewMessage.class, "{\"role\": \"user\", \"content\": null}", "content");
        assertMissing(NewMessage.class, "{\"content\": \"Hi\"}", "role");
        assertMissing(NewThread.class, "{\"messages\": [{\"content\": \"Hi\"}]}", "messages[0].role");
        assertMissing(NewRun.class, "{}", "assistant_id");
        assertMissing(ToolOutputs.class, "{}", "tool_outputs");
        assertMissing(ToolOutputs.class, "{\"tool_outputs\": [{\"output\": \"\"}]}", "tool_outputs[0].tool_call_id");
        assertMissing(
                MessageDelta.class,
                "{\"id\": \"m\", \"delta\": {\"content\": [{\"type\": \"text\"}]}}",
                "delta.content[0].index");
    }

    @Test
    void whatARecordRefusesCarriesThePathOfTheRecord() {
        assertRefused(NewAssistant.class, "{\"model\": \" \"}", "model", "invalid_value");
        assertRefused(
                NewAssistant.class, "{\"model\": \"m\", \"temperature\": 3}", "temperature", "decimal_above_max_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"a b\"}}]}",
                "tools[0].function.name",
                "invalid_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"retrieval\"}]}",
                "tools[0].type",
                "invalid_value");
        assertRefused(
                NewThread.class,
                "{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"system\", \"content\": \"Hi\"}]}",
                "messages[1].role",
                "invalid_value");
        assertRefused(
                NewThreadRun.class,
                "{\"assistant_id\": \"a\", \"thread\": {\"messages\": [{\"role\": \"user\", \"content\": []}]}}",
                "thread.messages[0].content",
                "empty_array");
        assertRefused(NewRun.class, "{\"assistant_id\": \"\"}", "assistant_id", "invalid_value");
        assertRefused(
                NewRun.class,
                "{\"assistant_id\": \"a\", \"additional_messages\": [{\"role\": \"user\", \"content\": \"Hi\","
                        + " \"attachments\": [{\"file_id\": \"f\", \"tools\": [{\"type\": \"browser\"}]}]}]}",
                "additional_messages[0].attachments[0].tools[0].type",
                "invalid_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\","
                        + " \"description\": \"" + "x".repeat(1025) + "\"}}]}",
                "tools[0].function.description",
                "string_above_max_length");
        assertRefused(
                NewThread.class,
                "{\"messages\": [{\"role\": \"user\", \"content\": \"a\", \"metadata\": {\"k\": \"" + "x".repeat(513)
                        + "\"}}]}",
                "messages[0].metadata",
                "string_above_max_length");
        assertRefused(AssistantChange.class, "{\"model\": null}", "model", "invalid_type");
    }

    @Test
    void theMessageOfARefusalNamesTheWholePath() {
        assertThat(failure(NewThread.class, "{\"messages\": [{\"role\": \"system\", \"content\": \"Hi\"}]}"))
                .hasMessageStartingWith("Invalid 'messages[0].role': ");
        assertThat(failure(NewRun.class, "{\"assistant_id\": \"\"}"))
                .hasMessageStartingWith("Invalid 'assistant_id': ");
    }

    @Test
    void whatARefusalSaysOfTheValueStays() {
        assertThat(failure(NewThread.class, "{\"messages\": [{\"role\": \"role\", \"content\": \"Hi\"}]}"))
                .hasMessageStartingWith("Invalid 'messages[0].role': 'role'.");
        assertThat(failure(AssistantId.class, "\"\"")).hasMessageStartingWith("Invalid 'id': ");
    }

    @Test
    void aNumberNobodyCanHoldIsRefused() {
        assertRefused(NewAssistant.class, "{\"model\": \"m\", \"temperature\": 1e400}", "temperature", "invalid_value");
        assertRefused(
                Assistant.class,
                "{\"id\": \"a\", \"created_at\": 9223372036854775807, \"model\": \"m\"}",
                "created_at",
                "invalid_value");
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        assertRefused(NewAssistant.class, "{\"model\": \"m\", \"model\": \"n\"}", "model", "invalid_value");
        assertRefused(NewAssistant.class, "{\"model\": null, \"model\": \"n\"}", "model", "invalid_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"metadata\": {\"a\": \"\", \"a\": \"\"}}",
                "metadata.a",
                "invalid_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"code_interpreter\", \"x\": 1, \"x\": 2}]}",
                "tools[0].x",
                "invalid_value");
        assertRefused(
                NewAssistant.class,
                "{\"model\": \"m\", \"tools\": [{\"type\": \"code_interpreter\", \"type\": \"code_interpreter\"}]}",
                "tools[0].type",
                "invalid_value");
    }

    @Test
    void anUnknownMemberIsAnErrorForAStrictReaderOnly() {
        String top = "{\"model\": \"m\", \"nmae\": \"n\"}";
        String nested = "{\"model\": \"m\", \"tools\": [{\"type\": \"code_interpreter\", \"x\": {}}]}";
        String leading = "{\"model\": \"m\", \"tools\": [{\"x\": 1, \"type\": \"code_interpreter\"}]}";
        for (String body : new String[] {top, nested, leading}) {
            assertThat(JsonCodec.requests().read(NewAssistant.class, body)).isNotNull();
            InvalidRequestException e = failure(JsonCodec.strictRequests(), NewAssistant.class, body);
            assertThat(e.code()).contains("unknown_parameter");
            assertThat(e.param()).contains(body.equals(top) ? "nmae" : "tools[0].x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{",
                "{\"model\"",
                "{\"model\":",
                "{\"model\": \"m\"",
                "{\"model\": \"m",
                "{\"model\": \"m\",}",
                "{\"model\": \"m\"}}",
                "{\"model\": \"m\"} {}",
                "{\"model\": \"m\"} x",
                "{model: \"m\"}",
                "{'model': 'm'}",
                "{\"model\": m}",
                "{\"model\": \"m\" \"name\": \"n\"}",
                "{\"model\": \"\\x\"}",
                "{\"model\": \"m\", \"temperature\": 01}",
                "{\"model\": \"m\", \"temperature\": NaN}",
                "{\"model\": \"m\", \"tools\": [,]}",
                "{\"model\": \"m\", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\", \"parameters\": {bad}}}]}",
                "{\"model\": \"m\", \"tools\": [{\"x\": {\"a\" 1}, \"type\": \"code_interpreter\"}]}",
                "{\"model\": \"m\", \"tools\": [{\"type\": \"new\", \"a\": [1,]}]}",
                "<html>no</html>",
                "\u0000",
                "\uFEFF{\"model\": \"m\"}"
            })
    void whatIsNoJsonIsSaidToBeNone(String body) {
        for (JsonCodec codec : new JsonCodec[] {JsonCodec.requests(), JsonCodec.tolerant()}) {
            InvalidRequestException e = failure(codec, NewAssistant.class, body);
            assertThat(e).hasMessageStartingWith("The body is not valid JSON");
            assertThat(e.code()).isEmpty();
            assertThat(e.param()).isEmpty();
            assertThat(e.details().type()).isEqualTo("invalid_request_error");
        }
    }

    @Test
    void nestingWithoutEndIsRefusedEverywhere() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(failure(RawJson.class, deep)).hasMessageContaining("128 levels");
        assertThat(failure(NewAssistant.class, "{\"model\": \"m\", \"unknown\": " + deep + "}"))
                .hasMessageContaining("nested too deeply");
        assertThat(failure(
                        NewAssistant.class,
                        "{\"model\": \"m\", \"tools\": [{\"type\": \"code_interpreter\", \"x\": " + deep + "}]}"))
                .hasMessageContaining("at 'tools[0].x'");
        assertThat(failure(NewAssistant.class, "{\"model\": \"m\", \"tools\": " + deep + "}")
                        .param())
                .contains("tools[0]");
    }

    @Test
    void anAnswerNamesThePlaceToo() {
        InvalidRequestException e = failure(
                JsonCodec.tolerant(),
                RunStep.class,
                Bodies.of("step").get(1).json().replace("\"file_name\": \"b.txt\"", "\"file_name\": null"));
        assertThat(e.param()).contains("step_details.tool_calls[4].file_search.results[1].file_name");
        e = failure(
                JsonCodec.tolerant(),
                Message.class,
                Bodies.of("message").get(1).json().replace("\"end_index\": 7", "\"end_index\": []"));
        assertThat(e.param()).contains("content[0].text.annotations[0].end_index");
        e = failure(
                JsonCodec.tolerant(),
                MessageDelta.class,
                Bodies.of("message delta").get(1).json().replace("\"end_index\": 1", "\"end_index\": []"));
        assertThat(e.param()).contains("delta.content[1].text.annotations[0].end_index");
    }

    @Test
    void theFlagOfAStreamedRequestIsChecked() {
        JsonType<Streamable<NewRun>> type = JsonType.streamable(NewRun.class);
        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> JsonCodec.requests().read(type, "{\"assistant_id\": \"a\", \"stream\": \"true\"}"));
        assertThat(e.param()).contains("stream");
        e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> JsonCodec.requests().read(type, "{\"stream\": true, \"model\": 1}"));
        assertThat(e.param()).contains("model");
        e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> JsonCodec.strictRequests().read(type, "{\"assistant_id\": \"a\", \"strem\": true}"));
        assertThat(e.param()).contains("strem");
    }

    private static void assertMissing(Class<?> type, String body, String param) {
        InvalidRequestException e = failure(type, body);
        assertThat(e.param()).contains(param);
        assertThat(e.code()).contains("missing_required_parameter");
        assertThat(e).hasMessage("Missing required parameter: '" + param + "'.");
    }

    private static void assertRefused(Class<?> type, String body, String param, String code) {
        InvalidRequestException e = failure(type, body);
        assertThat(e.param()).contains(param);
        assertThat(e.code()).contains(code);
        assertThat(e.status()).isEqualTo(400);
    }

    private static InvalidRequestException failure(Class<?> type, String body) {
        return failure(JsonCodec.requests(), type, body);
    }

    private static InvalidRequestException failure(JsonCodec codec, Class<?> type, String body) {
        InvalidRequestException e = catchThrowableOfType(InvalidRequestException.class, () -> codec.read(type, body));
        assertThat(e).as(body).isNotNull();
        return e;
    }
}
