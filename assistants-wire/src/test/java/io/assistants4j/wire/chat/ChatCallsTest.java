package io.assistants4j.wire.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Quirk;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.TestTurn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatCallsTest {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final ToolCallId CALL = new ToolCallId("call_1");
    private static final ToolCallId SECOND = new ToolCallId("call_2");
    private static final TurnEvent STARTED = new TurnEvent.MessageStarted();
    private static final TurnEvent ENDED = new TurnEvent.MessageEnded();

    private final TestChat chat = new TestChat(SERVER);
    private final TestTurn turn = chat.turn();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void functionsAreCalledSideBySideAndEndTogether() {
        SERVER.enqueue(new Reply().call("call_1", "f", "{\"a\"", ":1}").call("call_2", "g", "{}"));

        assertThat(chat.events())
                .containsExactly(
                        new TurnEvent.CallStarted(CALL, "f"),
                        new TurnEvent.ArgumentsDelta(CALL, "{\"a\""),
                        new TurnEvent.ArgumentsDelta(CALL, ":1}"),
                        new TurnEvent.CallStarted(SECOND, "g"),
                        new TurnEvent.ArgumentsDelta(SECOND, "{}"),
                        new TurnEvent.CallEnded(CALL),
                        new TurnEvent.CallEnded(SECOND),
                        TestChat.completed(0, 0));
    }

    @Test
    void piecesOfCallsMayMix() {
        SERVER.enqueue(new Reply()
                .raw(call(0, "call_1", "f", "{\"a\""))
                .raw(call(1, "call_2", "g", "{"))
                .raw(call(0, null, null, ":1}"))
                .raw(call(1, null, null, "}"))
                .finish("tool_calls"));

        assertThat(calls()).containsExactly("call_1 f {\"a\":1}", "call_2 g {}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"ONE_CALL_INDEX", "NO_CALL_INDEX", "WHOLE_CALLS", "FULL_DELTAS", "NO_FIRST_CHUNK", "NO_FINISH"})
    void theCallsOfOddServersAreTheSameCalls(Quirk quirk) {
        SERVER.enqueue(new Reply()
                .call("call_1", "f", "{\"a\"", ":1}")
                .call("call_2", "f", "{\"b\":", "2}")
                .like(quirk));

        assertThat(calls()).containsExactly("call_1 f {\"a\":1}", "call_2 f {\"b\":2}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"ONE_CALL_INDEX", "NO_CALL_INDEX", "WHOLE_CALLS", "REPEATED_CALL_NAMES", "FUNCTION_CALL"})
    void callsWithoutIdsGetOnesOfTheirOwn(Quirk quirk) {
        SERVER.enqueue(new Reply()
                .call("", "f", "{\"a\"", ":1}")
                .call("", "f", "{\"b\":2}")
                .call("", "g", "{\"c\":3}")
                .like(Quirk.NO_CALL_IDS, Quirk.WHOLE_CALLS, quirk));

        assertThat(calls()).containsExactly("call_1_0 f {\"a\":1}", "call_1_1 f {\"b\":2}", "call_1_2 g {\"c\":3}");
    }

    @Test
    void aNameThatIsRepeatedIsStillTheSameCall() {
        SERVER.enqueue(new Reply()
                .call("call_1", "f", "{\"a\"", ":1", "}")
                .like(Quirk.REPEATED_CALL_NAMES, Quirk.NO_CALL_IDS));

        assertThat(calls()).containsExactly("call_1_0 f {\"a\":1}");
    }

    @Test
    void aNewIdInEachPieceWithoutANameIsStillTheSameCall() {
        SERVER.enqueue(new Reply()
                .raw(call(0, "x", "f", "{"))
                .raw(call(0, "y", null, "}"))
                .finish("tool_calls"));

        assertThat(calls()).containsExactly("x f {}");
    }

    @Test
    void argumentsMayComeAsAnObjectOrNotAtAll() {
        SERVER.enqueue(new Reply()
                .raw("data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"call_1\",\"function\":"
                        + "{\"name\":\"f\",\"arguments\":{\"a\":[1]}}},{\"id\":\"call_2\",\"function\":"
                        + "{\"name\":\"g\",\"arguments\":null}}]}}]}\n\n"));

        assertThat(calls()).containsExactly("call_1 f {\"a\":[1]}", "call_2 g {}");
    }

    @Test
    void aNameMayComeBehindTheArguments() {
        SERVER.enqueue(new Reply().raw(call(0, "call_1", null, "{")).raw(call(0, null, "f", "}")));

        assertThat(calls()).containsExactly("call_1 f {}");
    }

    @Test
    void aCallThatNeverHasANameMakesNoSense() {
        SERVER.enqueue(new Reply().raw(call(0, "call_1", null, "{}")).finish("tool_calls"));

        assertThatThrownBy(chat::events).isInstanceOf(DecodeException.class).hasMessageContaining("without the name");
    }

    @Test
    void aCallWhoseIdTheRunKnowsAlreadyGetsAnotherOne() {
        turn.items =
                List.of(TestTurn.user("hi"), new TurnItem.Called(CALL, "f", "{}"), new TurnItem.Returned(CALL, "42"));
        SERVER.enqueue(new Reply().call("call_1", "f", "{}"));

        assertThat(calls()).containsExactly("call_1_1 f {}");
    }

    @Test
    void callsMakeTheTurnWaitWhateverTheReasonSays() {
        SERVER.enqueue(new Reply().call("call_1", "f", "{}").finish("stop"));

        assertThat(chat.events()).contains(new TurnEvent.CallEnded(CALL)).endsWith(TestChat.completed(0, 0));
    }

    @Test
    void aMessageMayGoBeforeACallAndEndsThere() {
        SERVER.enqueue(new Reply().text("Let me see.").call("call_1", "f", "{}"));

        assertThat(chat.events())
                .startsWith(STARTED, TestChat.text("Let me see."), ENDED, new TurnEvent.CallStarted(CALL, "f"));
    }

    @Test
    void blanksAroundACallAreNoMessage() {
        SERVER.enqueue(new Reply().text("\n", "\n").call("call_1", "f", "{}").text("\n"));

        assertThat(chat.events()).doesNotContain(STARTED, ENDED);
    }

    /** Whole calls as id, name and arguments. */
    private List<String> calls() {
        List<TurnEvent> events = chat.events();
        return events.stream()
                .filter(TurnEvent.CallStarted.class::isInstance)
                .map(TurnEvent.CallStarted.class::cast)
                .filter(call -> events.contains(new TurnEvent.CallEnded(call.id())))
                .map(call -> call.id().value() + " " + call.name() + " " + arguments(events, call.id()))
                .toList();
    }

    private static String arguments(List<TurnEvent> events, ToolCallId call) {
        StringBuilder all = new StringBuilder();
        for (TurnEvent event : events) {
            if (event instanceof TurnEvent.ArgumentsDelta delta && delta.id().equals(call)) {
                all.append(delta.arguments());
            }
        }
        return all.toString();
    }

    private static String call(int index, String id, String name, String arguments) {
        return "data: "
                + Json.of(Json.object(
                        "choices",
                        List.of(Json.object(
                                "delta",
                                Json.object(
                                        "tool_calls",
                                        List.of(Json.object(
                                                "index",
                                                index,
                                                "id",
                                                id,
                                                "function",
                                                Json.object("name", name, "arguments", arguments))))))))
                + "\n\n";
    }
}
