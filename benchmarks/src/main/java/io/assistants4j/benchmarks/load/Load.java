package io.assistants4j.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Loads a proxy over connections that each do one thing after the other. */
final class Load {
    private static final int STACK = 128 * 1024;

    private final RunningGateway gateway;

    Load(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What one kind of request cost.
     *
     * @param requests that were answered
     * @param perSecond of all connections together
     * @param median latency in milliseconds
     * @param p99 the latency that 99 of 100 did not exceed, in milliseconds
     * @param cpu of the proxy
     */
    record Measured(int requests, double perSecond, double median, double p99, Duration cpu) {
        private static Measured of(long[] nanos, double seconds, Duration cpu) {
            Arrays.sort(nanos);
            return new Measured(
                    nanos.length, nanos.length / seconds, percentile(nanos, 50), percentile(nanos, 99), cpu);
        }

        private static double percentile(long[] sorted, int percent) {
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
        }

        /** Time of the proxy's cores for each request, in microseconds. */
        double cpuMicros() {
            return cpu.toNanos() / 1e3 / requests;
        }
    }

    /** Reads the thread over so many connections for a time, over each of them once at least. */
    Measured reads(int connections, Duration time) throws InterruptedException, ExecutionException {
        return measure(connections, time, client -> {
            long start = System.nanoTime();
            client.readThread();
            return System.nanoTime() - start;
        });
    }

    /** Streams runs over so many connections for a time; the latency is that of the first event. */
    Measured streams(int connections, Duration time) throws InterruptedException, ExecutionException {
        return measure(connections, time, Client::streamRun);
    }

    /**
     * Opens many streams that all wait behind their first event, and then reads them to their end.
     *
     * @param open counted down by each stream that arrives at the far side
     * @return how many were open at once and came to their end
     */
    int openAtOnce(int streams, CountDownLatch open) throws InterruptedException, ExecutionException {
        return together(streams, () -> {
                    try (Client client = gateway.connect()) {
                        client.beginHeldRun();
                        client.finishHeldRun();
                        return new long[] {1};
                    } catch (IOException e) {
                        // One that was refused must not hold back the others.
                        open.countDown();
                        return new long[0];
                    }
                })
                .length;
    }

    private Measured measure(int connections, Duration time, Request request)
            throws InterruptedException, ExecutionException {
        Duration cpu = gateway.cpu();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long[] latencies = together(connections, () -> {
            LongStream.Builder taken = LongStream.builder();
            try (Client client = gateway.connect()) {
                do {
                    taken.add(request.send(client));
                } while (System.nanoTime() < end);
            }
            return taken.build().toArray();
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        return Measured.of(latencies, seconds, gateway.cpu().minus(cpu));
    }

    private static long[] together(int threads, Callable<long[]> work) throws InterruptedException, ExecutionException {
        ExecutorService executor =
                Executors.newFixedThreadPool(threads, task -> new Thread(null, task, "client", STACK));
        try {
            List<Future<long[]>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(executor.submit(work));
            }
            LongStream.Builder all = LongStream.builder();
            for (Future<long[]> part : parts) {
                for (long nanos : part.get()) {
                    all.add(nanos);
                }
            }
            return all.build().toArray();
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** One request, answered in whole; tells its latency. */
    @FunctionalInterface
    private interface Request {
        long send(Client client) throws IOException;
    }
}
