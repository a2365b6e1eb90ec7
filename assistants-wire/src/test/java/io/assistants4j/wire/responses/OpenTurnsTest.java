package io.assistants4j.wire.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Turns that are followed while they go on. */
class OpenTurnsTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TurnEvent STARTED = new TurnEvent.MessageStarted();
    private static final TurnEvent ENDED = new TurnEvent.MessageEnded();

    private final HttpTransport transport = new HttpTransport(
            new TestDialect(URI.create(SERVER.url() + "/"), FakeResponsesServer.KEY),
            HttpSettings.defaults(),
            new TestTime().callTime(),
            Telemetry.none());
    private final ResponsesTurns turns = new ResponsesTurns(transport, ResponsesSettings.DEFAULTS);
    private final TestTurn turn = new TestTurn();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void closingEndsATurnAtOnceAndTellsTheServer() throws Exception {
        SERVER.enqueue(new Reply().openText("a").hold());
        TurnStream stream = turns.start(turn.build());
        assertThat(stream.next()).isEqualTo(STARTED);
        assertThat(stream.next()).isEqualTo(text("a"));
        CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);

        stream.close();

        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        SERVER.journal().awaitHangUps(1, SOON);
    }

    @Test
    void closingEndsATurnThatHasNotBegunToo() throws Exception {
        SERVER.faults().next(Fault.silence());
        TurnStream stream = turns.start(turn.build());
        CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);
        SERVER.journal().awaitRequests(1, SOON);

        stream.close();

        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(stream.next()).isNull();
        SERVER.journal().awaitHangUps(1, SOON);
    }

    @Test
    void eventsArriveBeforeTheAnswerIsWhole() {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().text("a").waitAt(gate).text("b"));

        try (TurnStream stream = turns.start(turn.build())) {
            assertThat(stream.next()).isEqualTo(STARTED);
            assertThat(stream.next()).isEqualTo(text("a"));
            gate.open();
            assertThat(stream.next()).isEqualTo(ENDED);
        }
    }

    private static TurnEvent text(String text) {
        return new TurnEvent.TextDelta(0, text);
    }
}
