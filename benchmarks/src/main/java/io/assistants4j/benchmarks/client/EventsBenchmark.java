package io.assistants4j.benchmarks.client;

import io.assistants4j.benchmarks.canned.CannedAnswer;
import io.assistants4j.benchmarks.canned.CannedServer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

/** Nanoseconds per event of a stream, ours beside openai-java's, on the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventsBenchmark {
    static final int PIECES = 1_000;

    private final RunEvents run;
    private final CannedServer server;
    private final ResponseEvents response;

    public EventsBenchmark() {
        try {
            run = RunEvents.record(PIECES);
            server = CannedServer.start(CannedAnswer.ofPieces(PIECES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        response = new ResponseEvents(server.address());
    }

    @TearDown
    public void close() throws IOException {
        response.close();
        server.close();
    }

    @Benchmark
    @OperationsPerInvocation(PIECES)
    public int runByOurs(Blackhole target) throws IOException {
        return run.ours(target::consume);
    }

    @Benchmark
    @OperationsPerInvocation(PIECES)
    public int runByOpenAiJava(Blackhole target) {
        return run.official(target::consume);
    }

    @Benchmark
    @OperationsPerInvocation(PIECES)
    public int responseByOurs(Blackhole target) {
        return response.ours(target::consume);
    }

    @Benchmark
    @OperationsPerInvocation(PIECES)
    public int responseByOpenAiJava(Blackhole target) {
        return response.official(target::consume);
    }
}
