package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.Attachment;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.FileSearchOptions;
import io.assistants4j.core.tool.RankingOptions;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Limits of requests, each named by the path of its field. */
final class RequestLimitsTest {
    private static final AssistantId ASSISTANT = new AssistantId("asst_1");

    @Test
    void textsAreLimitedInCharactersAsPeopleCountThem() {
        assertThatCode(() -> NewAssistant.of("m").name("😀".repeat(256)).build())
                .doesNotThrowAnyException();
        assertThatCode(() -> Metadata.of("😀".repeat(64), "😀".repeat(512))).doesNotThrowAnyException();

        refused(() -> NewAssistant.of("m").name("x".repeat(257)).build(), "name", "string_above_max_length");
        refused(
                () -> NewAssistant.of("m").description("x".repeat(513)).build(),
                "description",
                "string_above_max_length");
        refused(
                () -> NewAssistant.of("m").instructions("x".repeat(256_001)).build(),
                "instructions",
                "string_above_max_length");
        refused(
                () -> NewAssistant.of("m")
                        .tool(Tool.function("f", "x".repeat(1025), null))
                        .build(),
                "tools[0].function.description",
                "string_above_max_length");
        refused(() -> NewMessage.user("x".repeat(256_001)), "content[0].text", "string_above_max_length");
        refused(() -> Metadata.of("k", "x".repeat(513)), "metadata", "string_above_max_length");
    }

    @Test
    void halvesOfCharactersAreNotKeptAsSomethingElse() {
        String half = "Hi \uD83D!";
        refused(() -> NewAssistant.of(half).build(), "model", "invalid_value");
        refused(() -> NewAssistant.of("m").name(half).build(), "name", "invalid_value");
        refused(() -> NewAssistant.of("m").description(half).build(), "description", "invalid_value");
        refused(() -> NewAssistant.of("m").instructions("\uDE00").build(), "instructions", "invalid_value");
        refused(
                () -> NewAssistant.of("m").tool(Tool.function("f", half, null)).build(),
                "tools[0].function.description",
                "invalid_value");
        refused(
                () -> NewAssistant.of("m")
                        .tool(Tool.function("f", null, new RawJson("{\"title\":\"\uD83D\"}")))
                        .build(),
                "tools[0].function.parameters",
                "invalid_value");
        refused(() -> AssistantChange.change().instructions(Change.to(half)).build(), "instructions", "invalid_value");
        refused(() -> AssistantChange.change().model(half).build(), "model", "invalid_value");
        refused(() -> NewMessage.user("\uDE00\uD83D"), "content[0].text", "invalid_value");
        refused(() -> Metadata.of(half, "x"), "metadata", "invalid_value");
        refused(() -> Metadata.of("x", half), "metadata", "invalid_value");
        refused(() -> NewRun.of(ASSISTANT).model(half).build(), "model", "invalid_value");
        refused(() -> NewRun.of(ASSISTANT).instructions(half).build(), "instructions", "invalid_value");
        refused(
                () -> NewRun.of(ASSISTANT).additionalInstructions(half).build(),
                "additional_instructions",
                "invalid_value");
        refused(() -> ToolOutput.of("call_1", half), "output", "invalid_value");
        assertThatCode(() -> NewMessage.user("\uD83D\uDE00 \uFFFD")).doesNotThrowAnyException();
    }

    @Test
    void listsAndMapsAreLimited() {
        List<Tool> tools = Collections.nCopies(21, Tool.function("f", null, null));
        refused(() -> NewRun.of(ASSISTANT).tools(tools).build(), "tools", "array_above_max_length");
        Map<String, String> pairs =
                IntStream.range(0, 17).boxed().collect(Collectors.toMap(String::valueOf, String::valueOf));
        refused(() -> new Metadata(pairs), "metadata", "object_above_max_properties");
    }

    @Test
    void wordsAndNumbersThatNobodyKnowsAreRefused() {
        refused(() -> NewRun.of(ASSISTANT).model(" ").build(), "model", "invalid_value");
        refused(() -> NewRun.of(ASSISTANT).temperature(2.1).build(), "temperature", "decimal_above_max_value");
        refused(
                () -> NewRun.of(ASSISTANT).maxPromptTokens(255).build(),
                "max_prompt_tokens",
                "integer_below_min_value");
        refused(
                () -> NewRun.of(ASSISTANT)
                        .truncationStrategy(TruncationStrategy.lastMessages(0))
                        .build(),
                "truncation_strategy.last_messages",
                "integer_below_min_value");
        refused(
                () -> NewRun.of(ASSISTANT)
                        .toolChoice(new ToolChoice.Mode("sometimes"))
                        .build(),
                "tool_choice",
                "invalid_value");
        Tool search = new Tool.FileSearch(
                new FileSearchOptions(null, new RankingOptions("best", 0.5, Extensions.NONE), Extensions.NONE),
                Extensions.NONE);
        refused(
                () -> NewAssistant.of("m").tool(search).build(),
                "tools[0].file_search.ranking_options.ranker",
                "invalid_value");
        ImageUrl image = new ImageUrl("https://example.org/a.png", "huge", Extensions.NONE);
        refused(
                () -> new NewMessage(
                        MessageRole.USER, List.of(new NewContentPart.ImageUrlPart(image)), List.of(), Metadata.NONE),
                "content[0].image_url.detail",
                "invalid_value");
    }

    @Test
    void whatNothingCanBeDoneWithoutIsAskedFor() {
        Attachment unread = new Attachment(new FileId("file-1"), List.of(), Extensions.NONE);
        refused(() -> attached(unread), "attachments[0].tools", "missing_required_parameter");
        Tool search = new Tool.FileSearch(
                new FileSearchOptions(null, new RankingOptions("auto", null, Extensions.NONE), Extensions.NONE),
                Extensions.NONE);
        refused(
                () -> NewAssistant.of("m").tool(search).build(),
                "tools[0].file_search.ranking_options.score_threshold",
                "missing_required_parameter");
        refused(
                () -> NewAssistant.of("m")
                        .tool(Tool.function("f", null, new RawJson(" []")))
                        .build(),
                "tools[0].function.parameters",
                "invalid_type");
    }

    @Test
    void filesAreHandedToToolsThatReadFilesOnly() {
        refused(() -> attached(Tool.function("f", null, null)), "attachments[0].tools[1].type", "invalid_value");
        refused(
                () -> attached(new Tool.Unrecognized("retrieval", new RawJson("{\"type\":\"retrieval\"}"))),
                "attachments[0].tools[1].type",
                "invalid_value");
    }

    private static NewMessage attached(Tool second) {
        return attached(new Attachment(
                new FileId("file-1"), List.of(new Tool.CodeInterpreter(Extensions.NONE), second), Extensions.NONE));
    }

    private static NewMessage attached(Attachment attachment) {
        return new NewMessage(
                MessageRole.USER, List.of(new NewContentPart.Text("Look.")), List.of(attachment), Metadata.NONE);
    }

    private static void refused(ThrowingCallable request, String param, String code) {
        assertThatThrownBy(request).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.param()).contains(param);
            assertThat(e.code()).contains(code);
        });
    }
}
