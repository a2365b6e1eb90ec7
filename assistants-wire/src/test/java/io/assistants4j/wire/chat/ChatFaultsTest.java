package io.assistants4j.wire.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.internal.turns.EventBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatFaultsTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TurnEvent STARTED = new TurnEvent.MessageStarted();
    private static final TurnEvent ENDED = new TurnEvent.MessageEnded();

    private final TestChat chat = new TestChat(SERVER);

    @AfterEach
    void close() {
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "abort", "insufficient_system_resource"})
    void aServerThatCannotGoOnFails(String reason) {
        SERVER.enqueue(new Reply().text("a").finish(reason).usage(5, 2));

        assertThat(chat.events())
                .endsWith(new TurnEvent.Failed(
                        LastError.of(ErrorCode.SERVER_ERROR, "The model stopped: " + reason + "."), Usage.of(5, 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":\"rate_limit_exceeded\"}} | rate_limit_exceeded",
                "{\"error\":{\"message\":\"m\",\"type\":\"x\",\"code\":429}} | rate_limit_exceeded",
                "{\"error\":{\"message\":\"m\",\"type\":\"invalid_request_error\"}} | invalid_prompt",
                "{\"error\":{\"message\":\"m\"},\"choices\":[]} | server_error",
                "{\"error\":\"m\"} | server_error",
                "{\"object\":\"error\",\"message\":\"m\",\"code\":400} | invalid_prompt"
            })
    void anErrorInTheStreamIsAFailureInManyShapes(String data, String code) {
        SERVER.enqueue(new Reply().text("a").raw("data: " + data + "\n\n").withoutEnd());

        assertThat(chat.events())
                .containsExactly(
                        STARTED, TestChat.text("a"), new TurnEvent.Failed(LastError.of(ErrorCode.of(code), "m"), null));
    }

    @Test
    void anEventNamedErrorIsAFailureToo() {
        SERVER.enqueue(new Reply().raw("event: error\ndata: {\"message\":\"m\",\"code\":\"x\"}\n\n"));

        assertThat(chat.events())
                .containsExactly(new TurnEvent.Failed(LastError.of(ErrorCode.SERVER_ERROR, "m"), null));
    }

    @Test
    void aStreamThatJustEndsHasBrokenOff() {
        SERVER.enqueue(new Reply().text("a").withoutEnd());

        assertThatThrownBy(chat::events)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("the stream ended without saying how the response did");
    }

    @Test
    void aStreamThatSaysNothingButThatItIsDoneHasBrokenOff() {
        SERVER.faults().next(Fault.rawEvents("data: [DONE]\n\n"));

        assertThatThrownBy(chat::events).isInstanceOf(DecodeException.class);
    }

    @Test
    void aStreamThatIsCutHasBrokenOff() {
        SERVER.enqueue(new Reply().text("Hel", "lo"));
        SERVER.faults().next(Fault.cutAfterEvents(2));

        assertThatThrownBy(chat::events).isInstanceOf(DecodeException.class).hasMessageContaining("broke off");
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aStreamThatIsCutBehindItsReasonIsWhole() {
        SERVER.enqueue(new Reply().text("Hel", "lo"));
        SERVER.faults().next(Fault.cutAfterEvents(4));

        assertThat(chat.events())
                .containsExactly(
                        STARTED,
                        TestChat.text("Hel"),
                        TestChat.text("lo"),
                        EventBuffer.USAGE_UNKNOWN,
                        ENDED,
                        TestChat.completed(0, 0));
    }

    @Test
    void aChunkThatMakesNoSenseEndsTheTurn() {
        SERVER.faults().next(Fault.rawEvents("data: {\"choices\":\n\n"));

        assertThatThrownBy(chat::events).isInstanceOf(DecodeException.class);
    }

    @Test
    void aByteAtATimeIsTheSameTurn() {
        SERVER.enqueue(new Reply().text("grüß", " 👋"));
        SERVER.faults().next(Fault.byteByByte());

        assertThat(chat.events())
                .containsExactly(STARTED, TestChat.text("grüß"), TestChat.text(" 👋"), ENDED, TestChat.completed(0, 0));
    }

    @Test
    void aPageInsteadOfAStreamIsAFailure() {
        SERVER.faults().next(Fault.html(200));

        assertThatThrownBy(chat::events).isInstanceOf(DecodeException.class).hasMessageContaining("text/html");
    }

    @Test
    void aTurnThatHasNotBegunIsAskedForAgain() {
        SERVER.enqueue(new Reply().text("a"));
        SERVER.faults().next(Fault.error(503, "server_error", "overloaded", "busy"));

        assertThat(chat.events()).contains(TestChat.text("a"));
        assertThat(SERVER.journal().size()).isEqualTo(2);
    }

    @Test
    void closingEndsATurnAtOnceAndTellsTheServer() throws Exception {
        SERVER.enqueue(new Reply().text("a").hold());
        TurnStream stream = chat.start();
        assertThat(stream.next()).isEqualTo(STARTED);
        assertThat(stream.next()).isEqualTo(TestChat.text("a"));
        CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);

        stream.close();

        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        SERVER.journal().awaitHangUps(1, SOON);
    }
}
