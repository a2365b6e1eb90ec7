package io.assistants4j.benchmarks.delta;

import io.assistants4j.benchmarks.canned.CannedAnswer;
import io.assistants4j.benchmarks.canned.CannedServer;
import io.assistants4j.benchmarks.canned.LoopbackDialect;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.responses.ResponsesSettings;
import io.assistants4j.wire.responses.ResponsesTurns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A far side whose every answer is the same message, and the ways to read it: as bytes, as a turn, or without any wire. */
public final class FarSide implements AutoCloseable {
    private final byte[] answer;
    private final CannedServer server;
    private final HttpTransport transport;
    private final ResponsesTurns turns;
    private final List<TurnEvent> events = new ArrayList<>();
    private final Socket plain;

    private FarSide(int pieces) throws IOException {
        this.answer = CannedAnswer.ofPieces(pieces);
        this.server = CannedServer.start(answer);
        this.transport = new HttpTransport(
                new LoopbackDialect(server.address()), HttpSettings.defaults(), CallTime.system(), Telemetry.none());
        this.turns = new ResponsesTurns(transport, ResponsesSettings.DEFAULTS);
        this.plain = new Socket(server.address().getHost(), server.address().getPort());
        decode(events::add);
    }

    /** Opens one that says a message in so many pieces. */
    public static FarSide open(int pieces) {
        try {
            return new FarSide(pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns over the Responses API. */
    public ResponsesTurns turns() {
        return turns;
    }

    /** The same turn events without a wire. */
    public TurnStream replay() {
        Iterator<TurnEvent> left = events.iterator();
        return new TurnStream() {
            @Override
            public @Nullable TurnEvent next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    /** Reads one answer as bytes and nothing more; how many. */
    int readBytes(byte[] buffer) throws IOException {
        plain.getOutputStream().write(CannedServer.request());
        InputStream in = plain.getInputStream();
        int left = answer.length;
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the far side has gone");
            }
            left -= read;
        }
        return answer.length;
    }

    /** Reads one answer as the events of a turn. */
    void decode(Consumer<TurnEvent> target) {
        try (TurnStream stream = turns.start(turn())) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                target.accept(event);
            }
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
        transport.close();
        server.close();
    }

    /** A turn to ask for. */
    public static Turn turn() {
        TurnItem question = new TurnItem.Said(MessageRole.USER, List.of(ContentPart.text("Where is the answer?")));
        return new Turn(
                new RunId("run_1"),
                new ThreadId("thread_1"),
                new AssistantId("asst_1"),
                "model-1",
                "Be brief.",
                List.of(question),
                List.of(),
                ToolChoice.AUTO,
                true,
                null,
                null,
                null,
                null,
                null,
                true);
    }
}
