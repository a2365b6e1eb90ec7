package io.assistants4j.wire.chat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Metering;
import io.assistants4j.wire.turns.RefusedParameters;
import io.assistants4j.wire.turns.TurnLabels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Turns of a fake server, and one of them to be changed where a test cares. */
final class TestChat implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestTurn turn = new TestTurn();
    private final HttpTransport transport;
    private ChatTurns turns;

    TestChat(FakeChatServer server) {
        transport = new HttpTransport(
                new TestDialect(URI.create(server.url() + "/"), FakeChatServer.KEY),
                HttpSettings.defaults(),
                new TestTime().callTime(),
                Metering.to(meters));
        turns = new ChatTurns(transport, ChatServer.COMPATIBLE, TurnLabels.NONE, RefusedParameters.DROP);
    }

    TestTurn turn() {
        return turn;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    void asks(ChatServer server) {
        turns = new ChatTurns(transport, server, TurnLabels.NONE, RefusedParameters.DROP);
    }

    void failsWhereAParameterIsRefused() {
        turns = new ChatTurns(transport, ChatServer.COMPATIBLE, TurnLabels.NONE, RefusedParameters.FAIL);
    }

    TurnStream start() {
        return turns.start(turn.build());
    }

    /** All events of the turn. */
    List<TurnEvent> events() {
        List<TurnEvent> events = new ArrayList<>();
        try (TurnStream stream = start()) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    static TurnEvent text(String text) {
        return new TurnEvent.TextDelta(0, text);
    }

    static TurnEvent completed(long input, long output) {
        return new TurnEvent.Completed(Usage.of(input, output));
    }

    @Override
    public void close() {
        transport.close();
    }
}
