package io.assistants4j.benchmarks.delta;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.FarSide;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import okio.Buffer;

/**
 * An engine over a store in memory, whose runs are executed by the thread that asks for them: so wall-clock time is the time
 * of one core. What the run tells is written as the proxy writes it, event by event.
 */
public final class Relay implements AutoCloseable {
    private final RunEngine engine;
    private final AssistantId assistant;
    private final RunEventCodec codec = new RunEventCodec(JsonCodec.tolerant());

    /** An engine whose model gives these turns. */
    public Relay(ModelTurns turns) {
        this.engine = new RunEngine(
                new InMemoryStore(),
                FarSide.of(turns, Capabilities.all()),
                EngineSettings.of("benchmark"),
                Clock.systemUTC(),
                Relay::noPause,
                new RandomIds(new SplittableRandom(1)),
                Runnable::run);
        this.assistant = engine.assistants()
                .create(NewAssistant.of("model-1").instructions("Be brief.").build())
                .id();
    }

    /** Runs a thread of one question; how many server-sent events came of it, each handed over as bytes. */
    public int run(Consumer<byte[]> target) throws IOException {
        NewThreadRun request = NewThreadRun.of(assistant)
                .thread(NewThread.of(NewMessage.user("Where is the answer?")))
                .build();
        Buffer buffer = new Buffer();
        SseWriter writer = new SseWriter(buffer);
        int written = 0;
        try (RunStream stream = engine.streams().streamWithThread(request)) {
            for (RunEvent event : stream) {
                codec.write(event, writer);
                target.accept(buffer.readByteArray());
                written++;
                if (event instanceof RunEvent.ThreadCreated created) {
                    engine.threads().delete(created.thread().id());
                }
            }
        }
        return written;
    }

    @Override
    public void close() {
        engine.close();
    }

    private static void noPause(Duration pause) {}
}
