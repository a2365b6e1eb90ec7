package io.assistants4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A proxy that is running, or none. */
final class RunningGateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BETWEEN_LOOKS_MS = 5;
    private static final int EXCERPT_LINES = 10;

    private final Gateway gateway;
    private final int port;
    private final @Nullable Process process;
    private final Duration startToReady;

    private RunningGateway(Gateway gateway, int port, @Nullable Process process, Duration startToReady) {
        this.gateway = gateway;
        this.port = port;
        this.process = process;
        this.startToReady = startToReady;
    }

    /**
     * Starts a proxy and waits until it passes on its first request.
     *
     * @param port on which it will listen
     * @param log what it says goes there
     */
    static RunningGateway start(Gateway gateway, int port, Path log) throws IOException, InterruptedException {
        if (gateway.command().isEmpty()) {
            return new RunningGateway(gateway, port, null, Duration.ZERO);
        }
        long start = System.nanoTime();
        Process process = new ProcessBuilder(gateway.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!answers(gateway, port)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
                process.destroy();
                throw new IOException(gateway.name() + " passed nothing on: " + excerpt(log));
            }
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
        return new RunningGateway(gateway, port, process, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String excerpt(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.limit(EXCERPT_LINES).collect(Collectors.joining(System.lineSeparator()));
        }
    }

    private static boolean answers(Gateway gateway, int port) {
        try (Client client = new Client(gateway, port)) {
            client.readThread();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Client connect() throws IOException {
        return new Client(gateway, port);
    }

    Gateway gateway() {
        return gateway;
    }

    String name() {
        return gateway.name();
    }

    Duration startToReady() {
        return startToReady;
    }

    /** Memory that all its processes have in use now, in bytes; 0 where the system does not say. */
    long residentBytes() throws IOException {
        long sum = 0;
        for (long pid : pids()) {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            if (Files.exists(status)) {
                sum += kilobytes(Files.readAllLines(status)) * 1024;
            }
        }
        return sum;
    }

    /** Time that all its processes have computed so far. */
    Duration cpu() {
        return handles()
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private List<Long> pids() {
        return handles().map(ProcessHandle::pid).toList();
    }

    private Stream<ProcessHandle> handles() {
        return process == null ? Stream.empty() : Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static long kilobytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
