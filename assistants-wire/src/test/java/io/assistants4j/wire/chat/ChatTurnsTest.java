package io.assistants4j.wire.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Quirk;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.wire.internal.turns.EventBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTurnsTest {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final ToolCallId CALL = new ToolCallId("call_1");
    private static final TurnEvent STARTED = new TurnEvent.MessageStarted();
    private static final TurnEvent ENDED = new TurnEvent.MessageEnded();

    private final TestChat chat = new TestChat(SERVER);

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void aTextComesPieceByPiece() {
        SERVER.enqueue(new Reply().text("Hel", "", "lo", " ", "you").usage(5, 2));

        assertThat(chat.events())
                .containsExactly(
                        STARTED,
                        TestChat.text("Hel"),
                        TestChat.text("lo"),
                        TestChat.text(" "),
                        TestChat.text("you"),
                        ENDED,
                        TestChat.completed(5, 2));
    }

    @Test
    void aRefusalComesAsOne() {
        SERVER.enqueue(new Reply().refusal("I ", "won't"));

        assertThat(chat.events())
                .containsExactly(
                        STARTED,
                        new TurnEvent.RefusalDelta(0, "I "),
                        new TurnEvent.RefusalDelta(0, "won't"),
                        ENDED,
                        TestChat.completed(0, 0));
    }

    @Test
    void aRefusalBehindATextIsAPartOfItsOwn() {
        SERVER.enqueue(new Reply().text("Well, ").refusal("no."));

        assertThat(chat.events())
                .containsExactly(
                        STARTED,
                        TestChat.text("Well, "),
                        new TurnEvent.RefusalDelta(1, "no."),
                        ENDED,
                        TestChat.completed(0, 0));
    }

    @Test
    void blanksBeforeWordsBelongToThemAndBlanksAloneAreSaid() {
        SERVER.enqueue(new Reply().text("\n", "\n", "a"), new Reply().text(" "));

        assertThat(chat.events()).containsExactly(STARTED, TestChat.text("\n\na"), ENDED, TestChat.completed(0, 0));
        assertThat(chat.events()).containsExactly(STARTED, TestChat.text(" "), ENDED, TestChat.completed(0, 0));
    }

    @Test
    void reasoningIsPassedOver() {
        SERVER.enqueue(new Reply().reasoning("hm", "hm").text("a"));

        assertThat(chat.events()).containsExactly(STARTED, TestChat.text("a"), ENDED, TestChat.completed(0, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"EMPTY_FIRST_CHUNK", "NO_FIRST_CHUNK", "FULL_DELTAS", "NO_DONE", "USAGE_WITH_FINISH", "NO_FINISH"})
    void theTextOfOddServersIsTheSameText(Quirk quirk) {
        SERVER.enqueue(new Reply().text("a", "b").usage(5, 2).like(quirk));

        assertThat(chat.events())
                .containsExactly(STARTED, TestChat.text("a"), TestChat.text("b"), ENDED, TestChat.completed(5, 2));
    }

    @Test
    void whatFiltersSawIsPassedOn() {
        Object none = List.of();
        Object seen = Map.of("hate", Map.of("filtered", true));
        SERVER.enqueue(new Reply()
                .chunk("choices", none, "prompt_filter_results", List.of(Map.of("prompt_index", 0)))
                .text("a")
                .chunk("choices", List.of(Map.of("index", 0, "content_filter_results", Map.of())))
                .chunk("id", "", "model", "", "choices", List.of(Map.of("index", 0, "content_filter_results", seen)))
                .finish("content_filter"));

        assertThat(chat.events())
                .containsExactly(
                        new TurnEvent.Remark("prompt_filter_results", new RawJson("[{\"prompt_index\":0}]")),
                        STARTED,
                        TestChat.text("a"),
                        new TurnEvent.Remark("content_filter_results", new RawJson("{\"hate\":{\"filtered\":true}}")),
                        new TurnEvent.Incomplete(TurnEvent.Reason.CONTENT_FILTER, Usage.ZERO));
    }

    @Test
    void contentMayComeInParts() {
        SERVER.enqueue(new Reply()
                .raw("data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[]},"
                        + "{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}}]}\n\n"));

        assertThat(chat.events()).containsExactly(STARTED, TestChat.text("ab"), ENDED, TestChat.completed(0, 0));
    }

    @Test
    void aCostThatIsNotToldIsZeroAndSaidToBeUnknown() {
        SERVER.enqueue(new Reply().text("a").usage(5, 2).like(Quirk.NO_USAGE));

        assertThat(chat.events()).endsWith(EventBuffer.USAGE_UNKNOWN, ENDED, TestChat.completed(0, 0));
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        SERVER.enqueue(new Reply()
                .raw(": keepalive\n\n")
                .raw("data: {\"choices\":null,\"usage\":null,\"x\":{}}\n\n")
                .raw("data: {\"choices\":[{\"delta\":null,\"finish_reason\":null}]}\n\n")
                .raw("data: {\"choices\":[{\"delta\":{\"audio\":{},\"content\":null,\"tool_calls\":null}}]}\n\n")
                .raw("data: []\n\n")
                .text("a"));

        assertThat(chat.events()).containsExactly(STARTED, TestChat.text("a"), ENDED, TestChat.completed(0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "length, MAX_OUTPUT_TOKENS",
        "max_tokens, MAX_OUTPUT_TOKENS",
        "model_length, MAX_OUTPUT_TOKENS",
        "content_filter, CONTENT_FILTER"
    })
    void anAnswerThatWasCutLeavesOpenWhatWasOpen(String reason, TurnEvent.Reason expected) {
        SERVER.enqueue(
                new Reply().text("a").finish(reason).usage(5, 2),
                new Reply().call("call_1", "f", "{\"a").finish(reason));

        assertThat(chat.events())
                .containsExactly(STARTED, TestChat.text("a"), new TurnEvent.Incomplete(expected, Usage.of(5, 2)));
        assertThat(chat.events())
                .containsExactly(
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{\"a"),
                        new TurnEvent.Incomplete(expected, Usage.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "tool_calls", "function_call", "eos", "STOP", "something_new"})
    void everyOtherReasonIsAGoodEnd(String reason) {
        SERVER.enqueue(new Reply().text("a").finish(reason));

        assertThat(chat.events()).endsWith(ENDED, TestChat.completed(0, 0));
    }

    @Test
    void eventsArriveBeforeTheAnswerIsWhole() {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().text("a").waitAt(gate).text("b"));

        try (TurnStream stream = chat.start()) {
            assertThat(stream.next()).isEqualTo(STARTED);
            assertThat(stream.next()).isEqualTo(TestChat.text("a"));
            gate.open();
            assertThat(stream.next()).isEqualTo(TestChat.text("b"));
        }
    }

    @Test
    void tokensAreMeasured() {
        SERVER.enqueue(new Reply().text("a").usage(7, 3));
        chat.events();

        assertThat(chat.meters()
                        .get("gen_ai.client.token.usage")
                        .tags("gen_ai.token.type", "input", "gen_ai.request.model", "a-model")
                        .summary()
                        .totalAmount())
                .isEqualTo(7);
    }
}
