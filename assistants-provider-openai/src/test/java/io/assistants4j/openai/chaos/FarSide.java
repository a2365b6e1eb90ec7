package io.assistants4j.openai.chaos;

import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A far side that says what the plans say, in its moods.
 *
 * @param moods what goes wrong
 * @param door what lets connections in
 */
record FarSide(URI url, Moods moods, Door door, Consumer<Duration> connections, Runnable end) implements AutoCloseable {
    static final String KEY = FakeResponsesServer.KEY;

    static FarSide start(Dice dice, Kind kind, Moods moods) {
        return kind == Kind.CHAT ? chat(dice, moods) : responses(dice, kind, moods);
    }

    void awaitNoConnections(Duration limit) {
        connections.accept(limit);
    }

    @Override
    public void close() {
        end.run();
    }

    private static FarSide responses(Dice dice, Kind kind, Moods moods) {
        FakeResponsesServer server =
                FakeResponsesServer.start().answerWith(request -> reply(speech(dice, kind, request)));
        server.faults().always(moods);
        return new FarSide(
                server.url(),
                moods,
                new Door(moods, server::refuse, server::takeAgain),
                limit -> server.awaitConnections(0, limit),
                server::close);
    }

    private static FarSide chat(Dice dice, Moods moods) {
        FakeChatServer server =
                FakeChatServer.start().answerWith(request -> chatReply(speech(dice, Kind.CHAT, request)));
        server.faults().always(moods);
        return new FarSide(
                server.url(),
                moods,
                new Door(moods, () -> {}, () -> {}),
                limit -> server.awaitConnections(0, limit),
                server::close);
    }

    private static Speech speech(Dice dice, Kind kind, ReceivedRequest request) {
        TurnOfRun turn = TurnOfRun.of(request);
        return Plan.of(dice, turn.conversation(), turn.number(), kind).turns().get(turn.turn());
    }

    private static io.assistants4j.testkit.responses.Reply reply(Speech speech) {
        var reply = new io.assistants4j.testkit.responses.Reply();
        if (!speech.before().isEmpty()) {
            String[] pieces = speech.before().toArray(String[]::new);
            reply = speech.silent() && pieces.length % 2 == 0 ? reply.openText(pieces) : reply.text(pieces);
        }
        for (String call : speech.calls()) {
            reply = reply.call(call, "look_up", "{\"what\":", "\"" + call + "\"}");
        }
        if (!speech.after().isEmpty()) {
            reply = reply.text(speech.after().toArray(String[]::new));
        }
        reply = speech.silent() ? reply.hold() : reply;
        return reply.usage(
                (int) speech.usage().promptTokens(), (int) speech.usage().completionTokens());
    }

    private static io.assistants4j.testkit.chat.Reply chatReply(Speech speech) {
        var reply = new io.assistants4j.testkit.chat.Reply();
        if (!speech.before().isEmpty()) {
            reply = reply.text(speech.before().toArray(String[]::new));
        }
        for (String call : speech.calls()) {
            reply = reply.call(call, "look_up", "{\"what\":", "\"" + call + "\"}");
        }
        reply = speech.silent() ? reply.hold() : reply;
        return reply.usage(
                (int) speech.usage().promptTokens(), (int) speech.usage().completionTokens());
    }
}
