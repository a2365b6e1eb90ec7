package io.assistants4j.wire.chat;

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
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
    private final TestTurn turn = new TestTurn();

    private TurnLabels labels = TurnLabels.NONE;

    @Test
    void whereRequestsComeFromIsToldWhereSomebodyWantsIt() {
        labels = new TurnLabels(PromptCacheKey.THREAD, "user-1");

        assertThat(written().at("prompt_cache_key").text()).contains("thread_1");
        assertThat(written().at("safety_identifier").text()).contains("user-1");
        Set<ChatExtra> refused = Set.of(ChatExtra.PROMPT_CACHE_KEY, ChatExtra.SAFETY_IDENTIFIER);
        assertThat(written(ChatServer.OPENAI, refused).members())
                .doesNotContainKeys("prompt_cache_key", "safety_identifier");
    }

    @Test
    void theLeastRequestStreamsAndAsksWhatItCosts() {
        assertThat(written())
                .hasToString(
                        "{\"model\":\"a-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                                + "\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                + "\"metadata\":{\"assistant_id\":\"asst_1\",\"thread_id\":\"thread_1\",\"run_id\":\"run_1\"}}");
    }

    @Test
    void openAiIsToldToKeepNothingAndGetsNoMetadata() {
        Json request = written(ChatServer.OPENAI, Set.of());

        assertThat(request.at("store")).hasToString("false");
        assertThat(request.members()).doesNotContainKey("metadata");
    }

    @Test
    void deploymentsAreToldNothingAboutStoring() {
        turn.maxOutputTokens = 20;

        assertThat(written(ChatServer.DEPLOYMENTS, Set.of()).members())
                .containsOnlyKeys("model", "messages", "max_completion_tokens", "stream", "stream_options");
    }

    @Test
    void whatSomebodySetIsThere() {
        turn.instructions = "Be brief.";
        turn.temperature = 0.25;
        turn.topP = 1.0;
        turn.effort = ReasoningEffort.LOW;
        turn.maxOutputTokens = 300;

        Json request = written();
        assertThat(request.at("messages", 0)).hasToString("{\"role\":\"system\",\"content\":\"Be brief.\"}");
        assertThat(request.at("temperature")).hasToString("0.25");
        assertThat(request.at("top_p")).hasToString("1.0");
        assertThat(request.at("reasoning_effort").text()).contains("low");
        assertThat(request.at("max_tokens")).hasToString("300");
    }

    @Test
    void theBoundHasTheNameTheServerKnows() {
        turn.maxOutputTokens = 0;
        Set<ChatExtra> otherwise = Set.of(ChatExtra.USUAL_BOUND);

        assertThat(written(ChatServer.OPENAI, Set.of()).at("max_completion_tokens"))
                .hasToString("1");
        assertThat(written(ChatServer.OPENAI, otherwise).at("max_tokens")).hasToString("1");
        assertThat(written(ChatServer.COMPATIBLE, Set.of()).at("max_tokens")).hasToString("1");
        assertThat(written(ChatServer.COMPATIBLE, otherwise).at("max_completion_tokens"))
                .hasToString("1");
    }

    @Test
    void functionsAreNestedAndStrictnessIsSaidWhereItIsAsked() {
        turn.tools = List.of(
                Tool.function("bare", null, null),
                new Tool.Function(
                        new FunctionDefinition(
                                "strict",
                                "does it",
                                new RawJson("{\"n\":12345678901234567890}"),
                                true,
                                Extensions.NONE),
                        Extensions.NONE));

        assertThat(written().at("tools"))
                .hasToString("[{\"type\":\"function\",\"function\":{\"name\":\"bare\","
                        + "\"parameters\":{\"type\":\"object\",\"properties\":{}}}},"
                        + "{\"type\":\"function\",\"function\":{\"name\":\"strict\",\"description\":\"does it\","
                        + "\"parameters\":{\"n\":12345678901234567890},\"strict\":true}}]");
    }

    @Test
    void theChoiceAmongToolsIsNestedToo() {
        turn.tools = List.of(Tool.function("f", null, null));
        turn.toolChoice = ToolChoice.function("f");
        turn.parallel = false;
        assertThat(written().at("tool_choice")).hasToString("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}");
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
    void formatsAreNested() {
        turn.format = ResponseFormat.AUTO;
        assertThat(written().at("response_format").exists()).isFalse();
        turn.format = new ResponseFormat.JsonObject(Extensions.NONE);
        assertThat(written().at("response_format")).hasToString("{\"type\":\"json_object\"}");
        turn.format = new ResponseFormat.JsonSchema(
                new ResponseFormat.JsonSchemaFormat("s", "d", new RawJson("{\"a\":1}"), true, Extensions.NONE),
                Extensions.NONE);
        assertThat(written().at("response_format"))
                .hasToString("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"description\":\"d\","
                        + "\"schema\":{\"a\":1},\"strict\":true}}");
    }

    @Test
    void wordsAreAPlainStringAndImagesAreParts() {
        turn.items = List.of(
                said(MessageRole.USER, ContentPart.text("one"), ContentPart.text("two")),
                said(MessageRole.ASSISTANT, ContentPart.text("a"), new ContentPart.Refusal("no", Extensions.NONE)),
                said(
                        MessageRole.USER,
                        ContentPart.text("look"),
                        new ContentPart.ImageUrlPart(
                                new ImageUrl("https://x/y.png", "low", Extensions.NONE), Extensions.NONE)),
                said(MessageRole.ASSISTANT),
                said(MessageRole.USER));

        assertThat(written().at("messages"))
                .hasToString("[{\"role\":\"user\",\"content\":\"one\\ntwo\"},"
                        + "{\"role\":\"assistant\",\"content\":\"a\\nno\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"look\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\",\"detail\":\"low\"}}]}]");
    }

    @Test
    void anImageThatIsAFileIsRefusedForTheModelWouldNotSeeIt() {
        turn.items = List.of(said(
                MessageRole.USER,
                new ContentPart.ImageFilePart(
                        new ImageFile(new FileId("file-1"), null, Extensions.NONE), Extensions.NONE)));

        assertThatThrownBy(this::written).isInstanceOf(UnsupportedCapabilityException.class);
    }

    @Test
    void callsThatWentTogetherAreOneMessageWithTheirOutputsBehindIt() {
        turn.items = List.of(
                TestTurn.user("q"),
                TestTurn.assistant("Let me see."),
                called("a"),
                called("b"),
                returned("b"),
                returned("a"),
                called("c"),
                returned("c"));

        assertThat(written().at("messages"))
                .hasToString("[{\"role\":\"user\",\"content\":\"q\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Let me see.\",\"tool_calls\":["
                        + "{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
                        + "{\"id\":\"b\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"out a\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"out b\"},"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                        + "{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"out c\"}]");
    }

    @Test
    void whatHasLostItsPartnerIsLeftOut() {
        turn.items = List.of(
                TestTurn.user("q"),
                new TurnItem.Opaque(new RawJson("{\"type\":\"reasoning\"}")),
                called("lost"),
                returned("stray"),
                TestTurn.user("r"));

        assertThat(written().at("messages"))
                .hasToString("[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"user\",\"content\":\"r\"}]");
    }

    @Test
    void extrasAreLeftOutWhereTheyAreNotTaken() {
        turn.temperature = 1.0;
        turn.topP = 1.0;
        turn.parallel = false;
        turn.tools = List.of(Tool.function("f", null, null));
        turn.instructions = "Be brief.";

        for (ChatServer server : ChatServer.values()) {
            Json request = written(server, EnumSet.allOf(ChatExtra.class));
            assertThat(request.members()).containsOnlyKeys("model", "messages", "tools", "stream");
            assertThat(request.at("messages", 0)).hasToString("{\"role\":\"user\",\"content\":\"Be brief.\"}");
        }
    }

    private Json written() {
        return written(ChatServer.COMPATIBLE, Set.of());
    }

    private Json written(ChatServer server, Set<ChatExtra> left) {
        return Json.parse(
                RequestWriter.write(turn.build(), server, labels, left).utf8());
    }

    private static TurnItem said(MessageRole role, ContentPart... parts) {
        return new TurnItem.Said(role, List.of(parts));
    }

    private static TurnItem called(String id) {
        return new TurnItem.Called(new ToolCallId(id), "f", "{}");
    }

    private static TurnItem returned(String id) {
        return new TurnItem.Returned(new ToolCallId(id), "out " + id);
    }
}
