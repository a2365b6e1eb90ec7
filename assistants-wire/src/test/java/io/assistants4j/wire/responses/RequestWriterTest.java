package io.assistants4j.wire.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageFile;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.turns.PromptCacheKey;
import io.assistants4j.wire.turns.TurnLabels;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWriterTest {
    private final TestTurn turn = new TestTurn();
    private ResponsesSettings settings = ResponsesSettings.DEFAULTS;

    @Test
    void theLeastRequestStoresNothingStreamsAndAsksForNothingMore() {
        assertThat(written())
                .hasToString(
                        "{\"model\":\"a-model\","
                                + "\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"hi\"}],\"truncation\":\"auto\","
                                + "\"stream\":true,\"store\":false,\"include\":[\"reasoning.encrypted_content\"],"
                                + "\"stream_options\":{\"include_obfuscation\":false},"
                                + "\"metadata\":{\"assistant_id\":\"asst_1\",\"thread_id\":\"thread_1\",\"run_id\":\"run_1\"}}");
    }

    @Test
    void whatSomebodySetIsThere() {
        turn.instructions = "Be brief.";
        turn.temperature = 0.25;
        turn.topP = 1.0;
        turn.effort = ReasoningEffort.LOW;
        turn.maxOutputTokens = 300;

        Json request = written();
        assertThat(request.at("instructions").text()).contains("Be brief.");
        assertThat(request.at("temperature")).hasToString("0.25");
        assertThat(request.at("top_p")).hasToString("1.0");
        assertThat(request.at("reasoning", "effort").text()).contains("low");
        assertThat(request.at("max_output_tokens")).hasToString("300");
    }

    @Test
    void aBudgetTooSmallForTheApiIsItsLeast() {
        turn.maxOutputTokens = 3;

        assertThat(written().at("max_output_tokens")).hasToString("16");
    }

    @Test
    void theFarSideCutsOnlyWhereNobodySaidWhatToShow() {
        assertThat(written().at("truncation").text()).contains("auto");

        turn.mayDrop = false;

        assertThat(written().at("truncation").exists()).isFalse();
    }

    @Test
    void functionsAreFlatAndTheirStrictnessIsSaid() {
        turn.tools = List.of(
                Tool.function("bare", null, null),
                new Tool.Function(
                        new FunctionDefinition(
                                "strict",
                                "does it",
                                new RawJson("{\"n\":12345678901234567890}"),
                                true,
                                Extensions.NONE),
                        Extensions.NONE),
                new Tool.Function(new FunctionDefinition("empty", null, null, true, Extensions.NONE), Extensions.NONE));

        assertThat(written().at("tools"))
                .hasToString("[{\"type\":\"function\",\"name\":\"bare\","
                        + "\"parameters\":{\"type\":\"object\",\"properties\":{}},\"strict\":false},"
                        + "{\"type\":\"function\",\"name\":\"strict\",\"description\":\"does it\","
                        + "\"parameters\":{\"n\":12345678901234567890},\"strict\":true},"
                        + "{\"type\":\"function\",\"name\":\"empty\",\"parameters\":{\"type\":\"object\","
                        + "\"properties\":{},\"required\":[],\"additionalProperties\":false},\"strict\":true}]");
    }

    @Test
    void theChoiceAmongToolsIsFlatToo() {
        turn.tools = List.of(Tool.function("f", null, null));
        turn.toolChoice = ToolChoice.function("f");
        turn.parallel = false;
        assertThat(written().at("tool_choice")).hasToString("{\"type\":\"function\",\"name\":\"f\"}");
        assertThat(written().at("parallel_tool_calls")).hasToString("false");

        turn.toolChoice = ToolChoice.REQUIRED;
        assertThat(written().at("tool_choice").text()).contains("required");
    }

    @Test
    void withoutToolsThereIsNoChoiceAmongThem() {
        turn.toolChoice = ToolChoice.NONE;
        turn.parallel = false;

        assertThat(written().members()).doesNotContainKeys("tools", "tool_choice", "parallel_tool_calls");
    }

    @Test
    void otherToolsAreRefusedByName() {
        turn.tools = List.of(Tool.function("f", null, null), new Tool.CodeInterpreter(Extensions.NONE));

        assertThatThrownBy(this::written)
                .isInstanceOfSatisfying(
                        UnsupportedCapabilityException.class,
                        e -> assertThat(e.param()).contains("tools[1]"));
    }

    @Test
    void formatsAreFlat() {
        turn.format = ResponseFormat.AUTO;
        assertThat(written().at("text").exists()).isFalse();
        turn.format = new ResponseFormat.JsonObject(Extensions.NONE);
        assertThat(written().at("text")).hasToString("{\"format\":{\"type\":\"json_object\"}}");
        turn.format = new ResponseFormat.JsonSchema(
                new ResponseFormat.JsonSchemaFormat("s", null, new RawJson("{\"a\":1}"), null, Extensions.NONE),
                Extensions.NONE);
        assertThat(written().at("text", "format"))
                .hasToString("{\"type\":\"json_schema\",\"name\":\"s\",\"schema\":{\"a\":1},\"strict\":false}");
    }

    @Test
    void eachRoleSpeaksInItsOwnParts() {
        turn.items = List.of(
                new TurnItem.Said(
                        MessageRole.USER,
                        List.of(
                                ContentPart.text("look"),
                                new ContentPart.ImageUrlPart(
                                        new ImageUrl("https://x/y.png", "low", Extensions.NONE), Extensions.NONE),
                                new ContentPart.ImageFilePart(
                                        new ImageFile(new FileId("file-1"), null, Extensions.NONE), Extensions.NONE))),
                new TurnItem.Said(
                        MessageRole.ASSISTANT,
                        List.of(
                                ContentPart.text("a"),
                                new ContentPart.ImageFilePart(
                                        new ImageFile(new FileId("file-2"), null, Extensions.NONE), Extensions.NONE),
                                new ContentPart.Refusal("no", Extensions.NONE))),
                new TurnItem.Said(MessageRole.ASSISTANT, List.of()));

        assertThat(written().at("input"))
                .hasToString("[{\"type\":\"message\",\"role\":\"user\",\"content\":["
                        + "{\"type\":\"input_text\",\"text\":\"look\"},"
                        + "{\"type\":\"input_image\",\"image_url\":\"https://x/y.png\",\"detail\":\"low\"},"
                        + "{\"type\":\"input_image\",\"file_id\":\"file-1\",\"detail\":\"auto\"}]},"
                        + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"output_text\",\"text\":\"a\"},{\"type\":\"refusal\",\"refusal\":\"no\"}]}]");
    }

    @Test
    void eachOutputStandsRightBehindItsCallAndReasoningBeforeWhatCameOfIt() {
        turn.items = List.of(
                TestTurn.user("q"),
                thought("1"),
                called("a"),
                called("b"),
                returned("b"),
                returned("a"),
                thought("2"),
                TestTurn.assistant("so"));

        assertThat(kinds())
                .containsExactly(
                        "message",
                        "reasoning",
                        "function_call a",
                        "function_call_output a",
                        "function_call b",
                        "function_call_output b",
                        "reasoning",
                        "message");
    }

    @Test
    void whatHasLostItsPartnerIsLeftOut() {
        turn.items = List.of(
                TestTurn.user("q"), thought("1"), called("lost"), returned("stray"), thought("2"), TestTurn.user("r"));

        assertThat(kinds()).containsExactly("message", "message");
    }

    @Test
    void aMessageIsShownAgainAsThePartOfTheAnswerItWas() {
        turn.items = List.of(
                TestTurn.user("q"),
                new TurnItem.Said(MessageRole.ASSISTANT, List.of(ContentPart.text("Let me see.")), "commentary"));

        assertThat(written().at("input").at(1))
                .hasToString("{\"type\":\"message\",\"role\":\"assistant\",\"phase\":\"commentary\","
                        + "\"content\":\"Let me see.\"}");
    }

    @ParameterizedTest
    @CsvSource({"THREAD, thread_1", "ASSISTANT, asst_1", "NONE,"})
    void whereRequestsComeFromIsToldWhereSomebodyWantsIt(PromptCacheKey key, String sent) {
        settings = new ResponsesSettings(Delivery.STREAM, new TurnLabels(key, sent == null ? null : "user-1"));

        assertThat(written().at("prompt_cache_key").text()).isEqualTo(Optional.ofNullable(sent));
        assertThat(written().at("safety_identifier").text())
                .isEqualTo(Optional.ofNullable(sent).map(any -> "user-1"));
    }

    @Test
    void inTheBackgroundIsStored() {
        settings = new ResponsesSettings(Delivery.BACKGROUND, TurnLabels.NONE);

        assertThat(written().at("store")).hasToString("true");
        assertThat(written().at("background")).hasToString("true");
        assertThat(written().at("stream")).hasToString("true");
    }

    @Test
    void extrasAreLeftOutWhereTheyAreNotTaken() {
        turn.temperature = 1.0;
        turn.topP = 1.0;
        settings = new ResponsesSettings(Delivery.STREAM, new TurnLabels(PromptCacheKey.THREAD, "user-1"));

        assertThat(written(EnumSet.allOf(ResponseExtra.class)).members())
                .containsOnlyKeys("model", "input", "stream", "store");
    }

    private Json written() {
        return written(Set.of());
    }

    private Json written(Set<ResponseExtra> left) {
        return Json.parse(RequestWriter.write(turn.build(), settings, left).utf8());
    }

    private List<String> kinds() {
        return written().at("input").elements().stream()
                .map(item -> item.at("type").text().orElse("")
                        + item.at("call_id").text().map(id -> " " + id).orElse(""))
                .toList();
    }

    private static TurnItem thought(String id) {
        return new TurnItem.Opaque(
                new RawJson("{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"" + id + "\"}"));
    }

    private static TurnItem called(String id) {
        return new TurnItem.Called(new ToolCallId(id), "f", "{}");
    }

    private static TurnItem returned(String id) {
        return new TurnItem.Returned(new ToolCallId(id), "out");
    }
}
