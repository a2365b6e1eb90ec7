package io.assistants4j.wire.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Metering;
import io.assistants4j.wire.internal.turns.EventBuffer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesTurnsTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final ToolCallId CALL = new ToolCallId("call_1");
    private static final TurnEvent STARTED = new TurnEvent.MessageStarted();
    private static final TurnEvent ENDED = new TurnEvent.MessageEnded();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpTransport transport = new HttpTransport(
            new TestDialect(URI.create(SERVER.url() + "/"), FakeResponsesServer.KEY),
            HttpSettings.defaults(),
            new TestTime().callTime(),
            Metering.to(meters));
    private final ResponsesTurns turns = new ResponsesTurns(transport, ResponsesSettings.DEFAULTS);
    private final TestTurn turn = new TestTurn();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aTextComesPieceByPiece() {
        SERVER.enqueue(new Reply().text("Hel", "", "lo").usage(5, 1, 2, 1));

        assertThat(events()).containsExactly(STARTED, text("Hel"), text("lo"), ENDED, completed(5, 2));
    }

    @Test
    void whatFiltersSawIsPassedOn() {
        SERVER.enqueue(
                new Reply().text("a").member("content_filters", List.of(Map.of("blocked", true))),
                new Reply().failed("content_filter", "Filtered.").member("content_filters", List.of(1)),
                new Reply().text("a").member("content_filters", null));

        assertThat(events())
                .containsExactly(STARTED, text("a"), filters("[{\"blocked\":true}]"), ENDED, completed(0, 0));
        assertThat(events())
                .containsExactly(
                        filters("[1]"),
                        new TurnEvent.Failed(LastError.of(ErrorCode.INVALID_PROMPT, "Filtered."), null));
        assertThat(events()).containsExactly(STARTED, text("a"), ENDED, completed(0, 0));
    }

    private static TurnEvent filters(String json) {
        return new TurnEvent.Remark("content_filters", new RawJson(json));
    }

    @Test
    void aRefusalComesAsOne() {
        SERVER.enqueue(new Reply().refusal("I ", "won't"));

        assertThat(events())
                .containsExactly(
                        STARTED,
                        new TurnEvent.RefusalDelta(0, "I "),
                        new TurnEvent.RefusalDelta(0, "won't"),
                        ENDED,
                        completed(0, 0));
    }

    @Test
    void functionsAreCalledOneAfterAnother() {
        SERVER.enqueue(new Reply().call("call_1", "f", "{\"a\"", ":1}").call("call_2", "g", "{}"));

        ToolCallId second = new ToolCallId("call_2");
        assertThat(events())
                .containsExactly(
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{\"a\""),
                        new TurnEvent.ArgumentsDelta(CALL, ":1}"),
                        new TurnEvent.CallEnded(CALL),
                        new TurnEvent.CallStarted(second, "g"),
                        new TurnEvent.ArgumentsDelta(second, "{}"),
                        new TurnEvent.CallEnded(second),
                        completed(0, 0));
    }

    @Test
    void aMessageMayGoBeforeACall() {
        SERVER.enqueue(new Reply().text("Let me see.").call("call_1", "f", "{}"));

        assertThat(events())
                .containsExactly(
                        STARTED,
                        text("Let me see."),
                        ENDED,
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{}"),
                        new TurnEvent.CallEnded(CALL),
                        completed(0, 0));
    }

    @Test
    void reasoningComesEncryptedWithoutItsIdAndCanBeShownAgain() {
        SERVER.enqueue(new Reply().reasoning("ENC").call("call_1", "f", "{}"), new Reply().text("done"));

        List<TurnEvent> first = events();
        assertThat(first.get(0))
                .isEqualTo(new TurnEvent.OpaqueItem(
                        new RawJson("{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"ENC\"}")));

        turn.items = List.of(
                TestTurn.user("hi"),
                new TurnItem.Opaque(((TurnEvent.OpaqueItem) first.get(0)).json()),
                new TurnItem.Called(CALL, "f", "{}"),
                new TurnItem.Returned(CALL, "42"));
        assertThat(events()).contains(text("done"));
    }

    @Test
    void whatPartOfTheAnswerAMessageIsComesWithItsEnd() {
        Object words = List.of(Map.of("type", "output_text", "text", "Let me see."));
        SERVER.enqueue(new Reply()
                .item("message", "role", "assistant", "phase", "commentary", "content", words)
                .call("call_1", "f", "{}"));

        assertThat(events())
                .startsWith(STARTED, text("Let me see."), new TurnEvent.MessageEnded("commentary"))
                .hasSize(7);
    }

    @Test
    void aResponseCancelledByOthersFails() {
        SERVER.faults()
                .next(Fault.rawEvents("data: {\"type\":\"response.cancelled\",\"response\":{"
                        + "\"status\":\"cancelled\",\"error\":null,"
                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":null}}}\n\n"));

        assertThat(events())
                .containsExactly(new TurnEvent.Failed(
                        LastError.of(ErrorCode.SERVER_ERROR, "The response was cancelled at the provider."),
                        Usage.of(3, 0)));
    }

    @Test
    void anEmptyMessageNeverAppears() {
        SERVER.enqueue(new Reply().text("").call("call_1", "f", "{}"));

        assertThat(events()).doesNotContain(STARTED, ENDED);
    }

    @Test
    void heartbeatsAndWhatIsUnknownArePassedOver() {
        SERVER.enqueue(new Reply()
                .keepalive()
                .raw(": a comment\n\n")
                .raw("data: {\"kind\":\"no type at all\"}\n\n")
                .raw("data: 12\n\n")
                .event("response.telepathy.delta", "delta", "psst")
                .item("web_search_call", "status", "completed")
                .text("a")
                .keepalive());

        assertThat(events()).containsExactly(STARTED, text("a"), ENDED, completed(0, 0));
    }

    @Test
    void anEndMarkIsAccepted() {
        SERVER.faults().next(Fault.rawEvents("""
                        data: {"type":"response.output_text.delta","delta":"a"}

                        data: {"type":"response.completed","response":{}}

                        data: [DONE]

                        """));

        assertThat(events()).startsWith(STARTED, text("a"), ENDED).endsWith(completed(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"usage\":null", "\"usage\":{}", "\"usage\":[]", "\"id\":\"resp_1\""})
    void aCostThatIsNotToldIsZeroAndSaidToBeUnknown(String usage) {
        for (String end : List.of("completed", "incomplete")) {
            SERVER.faults()
                    .next(Fault.rawEvents("data: {\"type\":\"response.output_text.delta\",\"delta\":\"a\"}\n\n"
                            + "data: {\"type\":\"response." + end + "\",\"response\":{" + usage + "}}\n\n"));
        }

        assertThat(events()).containsExactly(STARTED, text("a"), ENDED, EventBuffer.USAGE_UNKNOWN, completed(0, 0));
        assertThat(events())
                .containsExactly(
                        STARTED,
                        text("a"),
                        EventBuffer.USAGE_UNKNOWN,
                        new TurnEvent.Incomplete(TurnEvent.Reason.OTHER, Usage.ZERO));
    }

    @Test
    void whatWasNotStreamedButStatedIsMadeUpFor() {
        SERVER.faults()
                .next(Fault.rawEvents("data: {\"type\":\"response.completed\",\"response\":{\"output\":["
                        + "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"a\"}]},"
                        + "{\"type\":\"function_call\",\"id\":\"call_1\",\"name\":\"f\",\"arguments\":\"{}\"}],"
                        + "\"usage\":null}}\n\n"));

        assertThat(events())
                .containsExactly(
                        STARTED,
                        text("a"),
                        ENDED,
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{}"),
                        new TurnEvent.CallEnded(CALL),
                        EventBuffer.USAGE_UNKNOWN,
                        completed(0, 0));
    }

    @Test
    void aCallWhoseIdTheRunKnowsAlreadyGetsAnotherOne() {
        turn.items =
                List.of(TestTurn.user("hi"), new TurnItem.Called(CALL, "f", "{}"), new TurnItem.Returned(CALL, "42"));
        SERVER.enqueue(new Reply().call("call_1", "f", "{}"));

        ToolCallId other = new ToolCallId("call_1_1");
        assertThat(events())
                .containsExactly(
                        new TurnEvent.CallStarted(other, "f"),
                        new TurnEvent.ArgumentsDelta(other, "{}"),
                        new TurnEvent.CallEnded(other),
                        completed(0, 0));
    }

    @Test
    void anAnswerCutByItsLimitLeavesItsMessageOpen() {
        SERVER.enqueue(new Reply().text("Hel").usage(5, 1).incomplete("max_output_tokens"));

        assertThat(events())
                .containsExactly(
                        STARTED,
                        text("Hel"),
                        new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, Usage.of(5, 1)));
    }

    @Test
    void whatWasCutStaysOpenWhateverIsSaidAboutIt() {
        SERVER.faults().next(Fault.rawEvents("""
                        data: {"type":"response.output_text.delta","output_index":0,"delta":"a"}

                        data: {"type":"response.output_item.done","output_index":0,"item":{"type":"message","status":"completed"}}

                        data: {"type":"response.incomplete","response":{"incomplete_details":{"reason":"max_output_tokens"}}}

                        """));

        assertThat(events())
                .containsExactly(
                        STARTED,
                        text("a"),
                        EventBuffer.USAGE_UNKNOWN,
                        new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, Usage.ZERO));
    }

    @Test
    void aHalfWrittenCallNeverEnds() {
        SERVER.enqueue(new Reply().halfCall("call_1", "f", "{\"a").incomplete("max_output_tokens"));

        assertThat(events())
                .containsExactly(
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{\"a"),
                        new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, Usage.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"content_filter, CONTENT_FILTER", "max_messages, OTHER", "steered, OTHER"})
    void otherReasonsAreTold(String reason, TurnEvent.Reason expected) {
        SERVER.enqueue(new Reply().text("a").incomplete(reason));

        assertThat(events()).endsWith(new TurnEvent.Incomplete(expected, Usage.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, server_error",
        "vector_store_timeout, server_error",
        "something_new, server_error",
        "rate_limit_exceeded, rate_limit_exceeded",
        "insufficient_quota, rate_limit_exceeded",
        "invalid_prompt, invalid_prompt",
        "invalid_image_url, invalid_prompt",
        "image_too_large, invalid_prompt",
        "bio_policy, invalid_prompt",
        "misalignment_policy_violation, invalid_prompt",
        "data_residency_mismatch, invalid_prompt"
    })
    void aFailureHasOneOfARunsCodes(String code, String expected) {
        SERVER.enqueue(new Reply().text("a").failed(code, "it broke"));

        assertThat(events()).endsWith(new TurnEvent.Failed(LastError.of(ErrorCode.of(expected), "it broke"), null));
    }

    @Test
    void anErrorEventIsAFailureInEitherShape() {
        SERVER.enqueue(new Reply().text("a").error("rate_limit_exceeded", "slow down"));
        TurnEvent failed = new TurnEvent.Failed(LastError.of(ErrorCode.RATE_LIMIT_EXCEEDED, "slow down"), null);
        assertThat(events()).containsExactly(STARTED, text("a"), failed);

        SERVER.faults()
                .next(Fault.rawEvents("event: error\ndata: {\"type\":\"error\",\"error\":"
                        + "{\"type\":\"x\",\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\"}}\n\n"));
        assertThat(events()).containsExactly(failed);
    }

    @Test
    void aStreamThatJustEndsHasBrokenOff() {
        SERVER.enqueue(new Reply().text("a").withoutEnd());

        assertThatThrownBy(this::events)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("the stream ended without saying how the response did");
    }

    @Test
    void aStreamThatIsCutHasBrokenOff() {
        SERVER.enqueue(new Reply().text("Hel", "lo"));
        SERVER.faults().next(Fault.cutAfterEvents(5));

        assertThatThrownBy(this::events).isInstanceOf(DecodeException.class).hasMessageContaining("broke off");
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void anEventThatMakesNoSenseEndsTheTurn() {
        SERVER.faults().next(Fault.rawEvents("event: response.output_text.delta\ndata: {\"delta\":\n\n"));

        assertThatThrownBy(this::events)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("event response.output_text.delta");
    }

    @Test
    void aByteAtATimeIsTheSameTurn() {
        SERVER.enqueue(new Reply().text("grüß", " 👋"));
        SERVER.faults().next(Fault.byteByByte());

        assertThat(events()).containsExactly(STARTED, text("grüß"), text(" 👋"), ENDED, completed(0, 0));
    }

    @Test
    void aPageInsteadOfAStreamIsAFailure() {
        SERVER.faults().next(Fault.html(200));

        assertThatThrownBy(this::events).isInstanceOf(DecodeException.class).hasMessageContaining("text/html");
    }

    @Test
    void aTurnThatHasNotBegunIsAskedForAgain() {
        SERVER.enqueue(new Reply().text("a"));
        SERVER.faults().next(Fault.error(503, "server_error", "overloaded", "busy"));

        assertThat(events()).contains(text("a"));
        assertThat(SERVER.journal().size()).isEqualTo(2);
    }

    @Test
    void aRefusedTurnKeepsItsReason() {
        SERVER.faults().next(Fault.error(429, "requests", "insufficient_quota", "pay first"));

        assertThatThrownBy(this::events).isInstanceOf(RateLimitException.class).hasMessage("pay first");
    }

    @Test
    void aModelThatDoesNotReasonIsAskedAgainWithoutItAndThenNeverMore() {
        turn.model = "gpt-4o";
        SERVER.enqueue(new Reply().text("a"), new Reply().text("b"));

        assertThat(events()).contains(text("a"));
        assertThat(events()).contains(text("b"));
        assertThat(SERVER.journal().size()).isEqualTo(3);
    }

    @Test
    void aModelThatTakesNoTemperatureIsAskedAgainWithoutIt() {
        turn.model = "gpt-5.1";
        turn.temperature = 0.5;
        turn.topP = 0.5;
        SERVER.enqueue(new Reply().text("a"));

        assertThat(events()).contains(text("a"));
        assertThat(SERVER.journal().last().json().members()).doesNotContainKeys("temperature", "top_p");
        assertThat(SERVER.journal().last().json().at("include").exists()).isTrue();
    }

    @Test
    void aServerThatDoesNotCutIsAskedAgainWithoutThat() {
        SERVER.faults()
                .next(Fault.error(
                        400, "invalid_request_error", "unknown_parameter", "Unknown parameter: 'truncation'."));
        SERVER.enqueue(new Reply().text("a"));

        assertThat(events()).contains(text("a"));
        assertThat(SERVER.journal().last().json().at("truncation").exists()).isFalse();
    }

    @Test
    void aWrongTemperatureIsTheCallersMistake() {
        turn.temperature = 3.0;

        assertThatThrownBy(this::events)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.param()).contains("temperature"));
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aWholeRequestPassesTheRulesOfTheRealService() {
        turn.instructions = "Be brief.";
        turn.tools = List.of(Tool.function("f", "does it", new RawJson("{\"type\":\"object\"}")));
        turn.items = List.of(
                TestTurn.user("a"),
                TestTurn.assistant("b"),
                TestTurn.user("c"),
                new TurnItem.Called(CALL, "f", "{}"),
                new TurnItem.Returned(CALL, "42"));
        SERVER.enqueue(new Reply().text("fine"));

        assertThat(events()).contains(text("fine"));
    }

    @Test
    void tokensAreMeasured() {
        SERVER.enqueue(new Reply().text("a").usage(7, 3));
        events();

        assertThat(meters.get("gen_ai.client.token.usage")
                        .tags("gen_ai.token.type", "input", "gen_ai.request.model", "a-model")
                        .summary()
                        .totalAmount())
                .isEqualTo(7);
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tags("gen_ai.operation.name", "chat", "error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private List<TurnEvent> events() {
        List<TurnEvent> events = new ArrayList<>();
        try (TurnStream stream = turns.start(turn.build())) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static TurnEvent text(String text) {
        return new TurnEvent.TextDelta(0, text);
    }

    private static TurnEvent completed(long input, long output) {
        return new TurnEvent.Completed(Usage.of(input, output));
    }
}
