package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this version does not know comes back as it came. */
class LosslessTest {

    private static final String THREAD =
            "{\"id\":\"t\",\"object\":\"thread\",\"created_at\":1,\"tool_resources\":null,\"metadata\":{}";

    private final JsonCodec codec = JsonCodec.tolerant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890",
                "1e400",
                "-1E-400",
                "0.1000000000000000055",
                "1.0",
                "1.10",
                "-0",
                "null",
                "true",
                "\"a\\u00e9\\/\\n é 😀\"",
                "\"\"",
                "{}",
                "[]",
                "{ \"b\" : 1 ,\n \"a\" : [ 1e5 , null ] , \"b\" : 2 }",
                "[[[[1.50]]], \"]}\", {\"}\": \"\\\"\"}]"
            })
    void anUnknownMemberKeepsItsBytes(String value) {
        AssistantThread thread = codec.read(AssistantThread.class, THREAD + ",\"new\": " + value + " }");
        assertThat(thread.extensions().members()).containsExactly(Map.entry("new", new RawJson(value)));
        assertThat(codec.write(thread)).isEqualTo(THREAD + ",\"new\":" + value + "}");
    }

    @Test
    void anyValueSurvivesWhereverItStands() {
        Random random = new Random(20261123);
        for (int i = 0; i < 2000; i++) {
            String json = RandomJson.value(random, 4);
            String inThread = THREAD + ",\"x\":" + json + "}";
            assertThat(codec.write(codec.read(AssistantThread.class, inThread))).isEqualTo(inThread);
            String inPart = "{\"n\":" + json + ",\"type\":\"new\",\"x\":" + json + "}";
            assertThat(codec.write(codec.read(ContentPart.class, inPart))).isEqualTo(inPart);
            String inTool = "{\"type\":\"code_interpreter\",\"x\":" + json + "}";
            assertThat(codec.write(codec.read(Tool.class, inTool))).isEqualTo(inTool);
            assertThat(codec.write(codec.read(RawJson.class, json))).isEqualTo(json);
        }
    }

    @Test
    void membersInFrontOfALabelAreKept() {
        String json =
                "{\"new\":{\"a\":[1.0]},\"function\":{\"arguments\":\"{}\",\"name\":\"f\"},\"n\":1e9,\"id\":\"c\","
                        + "\"type\":\"function\"}";
        ToolCall.Function call = (ToolCall.Function) codec.read(ToolCall.class, json);
        assertThat(call.id().value()).isEqualTo("c");
        assertThat(call.function().name()).isEqualTo("f");
        assertThat(call.extensions().members())
                .containsExactly(Map.entry("new", new RawJson("{\"a\":[1.0]}")), Map.entry("n", new RawJson("1e9")));
    }

    @Test
    void aLabelThatIsUnknownMissingOrNoTextIsKept() {
        assertThat(codec.read(Tool.class, "{\"type\":\"new\",\"x\":1}"))
                .isEqualTo(new Tool.Unrecognized("new", new RawJson("{\"type\":\"new\",\"x\":1}")));
        assertThat(codec.read(Tool.class, "{\"x\":1}")).isEqualTo(new Tool.Unrecognized("", new RawJson("{\"x\":1}")));
        assertThat(codec.read(Tool.class, "{}")).isEqualTo(new Tool.Unrecognized("", new RawJson("{}")));
        assertThat(codec.read(Tool.class, "{\"a\":2,\"type\":[1.0],\"x\":1}"))
                .isEqualTo(new Tool.Unrecognized("", new RawJson("{\"a\":2,\"type\":[1.0],\"x\":1}")));
        assertThat(codec.read(Tool.class, "\"auto\"")).isEqualTo(new Tool.Unrecognized("", new RawJson("\"auto\"")));
    }

    @Test
    void wordsAndObjectsOfOneUnionAreToldApart() {
        assertThat(codec.read(ToolChoice.class, "\"auto\"")).isEqualTo(ToolChoice.AUTO);
        assertThat(codec.read(ToolChoice.class, "\"sometimes\"")).isEqualTo(new ToolChoice.Mode("sometimes"));
        assertThat(codec.read(ToolChoice.class, "{\"type\":\"file_search\"}"))
                .isEqualTo(new ToolChoice.FileSearch(Extensions.NONE));
        assertThat(codec.write(ToolChoice.NONE)).isEqualTo("\"none\"");
        assertThat(codec.write(ResponseFormat.AUTO)).isEqualTo("\"auto\"");
        assertThat(codec.write(ToolChoice.function("f")))
                .isEqualTo("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}");
    }

    @Test
    void anUnknownEnumValueKeepsItsText() {
        assertThat(codec.read(RunStatus.class, "\"hibernating\"")).isEqualTo(RunStatus.of("hibernating"));
        assertThat(codec.read(RunStatus.class, "\"queued\"")).isSameAs(RunStatus.QUEUED);
        assertThat(codec.write(RunStatus.of("hibernating"))).isEqualTo("\"hibernating\"");
        assertThat(codec.write(RunStatus.IN_PROGRESS)).isEqualTo("\"in_progress\"");
    }

    @Test
    void aRunIsWrittenWithEveryMemberTheWireRequires() {
        RawJson body = Bodies.of("run").get(0);
        String written = codec.write(codec.read(Run.class, body));
        assertThat(written).startsWith("{\"id\":\"run_7Qk\",\"object\":\"thread.run\",\"created_at\":1770000000,");
        assertThat(Json.tree(written)).isEqualTo(Json.tree(body.json()));
    }

    @Test
    void anExtensionNeverHidesAKnownMember() {
        Extensions hiding = new Extensions(Map.of(
                "name",
                new RawJson("1"),
                "type",
                new RawJson("2"),
                "object",
                new RawJson("3"),
                "new",
                new RawJson("4")));
        FunctionDefinition function = new FunctionDefinition("f", null, null, null, Extensions.NONE);
        assertThat(codec.write(new Tool.Function(function, hiding)))
                .startsWith("{\"type\":\"function\",\"function\":{\"name\":\"f\"},")
                .contains("\"name\":1", "\"object\":3", "\"new\":4")
                .doesNotContain("\"type\":2");
    }

    @Test
    void whatIsNoJsonIsNotWrittenAndItsPlaceIsNamed() {
        List<Tool> tools = List.of(Tool.function("f", null, new RawJson("{\"a\":}")));
        assertThatThrownBy(() -> codec.write(tools))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("The body is not valid JSON at '[0].function.parameters'");
    }
}
