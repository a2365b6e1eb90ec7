package io.assistants4j.benchmarks.delta;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseWriter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Nanoseconds of one core per delta: {@link #relay} is the whole way, from the bytes of the Responses API to the bytes of a
 * server-sent event of Assistants v2; the others are parts of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeltaBenchmark {
    static final int DELTAS = 2_000;

    private final RunEventCodec codec = new RunEventCodec(JsonCodec.tolerant());
    private final Buffer buffer = new Buffer();
    private final SseWriter writer = new SseWriter(buffer);
    private final byte[] bytes = new byte[8 * 1024];
    private final RunEvent delta = new RunEvent.MessageDelta(MessageDelta.of(
            new MessageId("msg_0123456789abcdef01234567"),
            new MessageDelta.PartDelta.Text(
                    0, new MessageDelta.TextDelta(" answer", null, Extensions.NONE), Extensions.NONE)));
    private final FarSide farSide = FarSide.open(DELTAS);
    private final Relay relay = new Relay(farSide.turns());
    private final Relay inner = new Relay(turn -> farSide.replay());

    @TearDown
    public void close() throws IOException {
        relay.close();
        inner.close();
        farSide.close();
    }

    /** Upstream bytes in, server-sent events out. A run has its cost too: it is shared by its deltas. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public int relay(Blackhole target) throws IOException {
        return relay.run(target::consume);
    }

    /** Upstream bytes to turn events. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public void decode(Blackhole target) {
        farSide.decode(target::consume);
    }

    /** Turn events to server-sent events. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public int reduceAndEncode(Blackhole target) throws IOException {
        return inner.run(target::consume);
    }

    /** One run event to one server-sent event. */
    @Benchmark
    public byte[] encode() throws IOException {
        codec.write(delta, writer);
        return buffer.readByteArray();
    }

    /** The upstream bytes out of their socket: what nobody can save. */
    @Benchmark
    @OperationsPerInvocation(DELTAS)
    public int socket() throws IOException {
        return farSide.readBytes(bytes);
    }
}
