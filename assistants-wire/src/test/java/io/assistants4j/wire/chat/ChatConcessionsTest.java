package io.assistants4j.wire.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.TestTurn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatConcessionsTest {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final ToolCallId CALL = new ToolCallId("call_1");
    private static final ToolCallId SECOND = new ToolCallId("call_2");

    private final TestChat chat = new TestChat(SERVER);
    private final TestTurn turn = chat.turn();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void anOlderServerIsAskedWithoutWhatItDoesNotKnowAndThenNeverMore() {
        SERVER.withoutKnowing("stream_options", "metadata", "max_tokens", "parallel_tool_calls");
        turn.maxOutputTokens = 50;
        turn.parallel = false;
        turn.tools = List.of(Tool.function("f", null, null));
        SERVER.enqueue(new Reply().text("a"), new Reply().text("b"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().size()).isEqualTo(5);
        assertThat(chat.events()).contains(TestChat.text("b"));
        assertThat(SERVER.journal().size()).isEqualTo(6);
        Json request = SERVER.journal().last().json();
        assertThat(request.members()).containsOnlyKeys("model", "messages", "tools", "stream", "max_completion_tokens");
    }

    @Test
    void whatTheCallerSetIsNotLeftOutWhereItsRefusalIsToFail() {
        chat.failsWhereAParameterIsRefused();
        SERVER.withoutKnowing("parallel_tool_calls");
        turn.parallel = false;
        turn.tools = List.of(Tool.function("f", null, null));

        assertThatThrownBy(chat::events)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.param()).contains("parallel_tool_calls"));
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aBoundThatHasNoNameIsTheCallersMistake() {
        SERVER.withoutKnowing("max_tokens", "max_completion_tokens");
        turn.maxOutputTokens = 50;

        assertThatThrownBy(chat::events).isInstanceOf(InvalidRequestException.class);
        assertThat(SERVER.journal().size()).isEqualTo(2);
    }

    @Test
    void aReasoningModelBehindAnyServerIsAskedAsItLikes() {
        turn.model = "o3";
        turn.temperature = 0.5;
        turn.topP = 0.5;
        turn.maxOutputTokens = 50;
        SERVER.enqueue(new Reply().text("a"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().last().json().members())
                .containsOnlyKeys("model", "messages", "stream", "stream_options", "max_completion_tokens");
    }

    @Test
    void olderVersionsOfAzureNameWhatTheyDoNotKnowWithoutQuotes() {
        chat.asks(ChatServer.OPENAI);
        SERVER.faults()
                .next(Fault.error(400, "invalid_request_error", null, "Unrecognized request argument supplied: store"));
        SERVER.enqueue(new Reply().text("a"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().last().json().members()).doesNotContainKey("store");
    }

    @Test
    void aDeploymentIsPartOfThePath() {
        chat.asks(ChatServer.DEPLOYMENTS);
        turn.model = "my model;1";

        assertThatThrownBy(chat::events).isInstanceOf(NotFoundException.class);
        assertThat(SERVER.journal().last().path()).isEqualTo("/v1/deployments/my%20model%3B1/chat/completions");

        turn.model = "..";
        assertThatThrownBy(chat::events)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The model cannot be '.' or '..'.");
    }

    @Test
    void openAiItselfNeedsOneRequestForThat() {
        chat.asks(ChatServer.OPENAI);
        turn.model = "gpt-4o";
        turn.maxOutputTokens = 50;
        SERVER.enqueue(new Reply().text("a"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aModelWithoutASystemIsToldByTheUser() {
        turn.instructions = "Be brief.";
        SERVER.faults().next(Fault.error(400, "BadRequestError", "400", "System role not supported"));
        SERVER.enqueue(new Reply().text("a"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().last().json().at("messages", 0, "role").text())
                .contains("user");
    }

    @Test
    void aWrongTemperatureIsTheCallersMistake() {
        turn.temperature = 3.0;

        assertThatThrownBy(chat::events)
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
                new TurnItem.Called(SECOND, "f", "{}"),
                new TurnItem.Returned(CALL, "42"),
                new TurnItem.Returned(SECOND, "43"));
        SERVER.enqueue(new Reply().text("fine"));

        assertThat(chat.events()).contains(TestChat.text("fine"));
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }
}
