package io.assistants4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts proxies between the same client and the same far side, one after the other, and prints what each adds. To be run at the
 * root of the project; takes the seconds of each measurement, by default five. Where other proxies are stands in the
 * environment: {@code NGINX} names the program, {@code PORTKEY} a directory into which npm installed it, {@code LITELLM} a
 * virtual environment of Python. What is not named is left out.
 */
final class ProxyLoad {
    private static final int[] CONNECTIONS = {1, 4, 16, 64};
    private static final int OPEN_AT_ONCE = 2_000;

    /** How much longer each is warmed up than measured, for what is compiled while it runs. */
    private static final int WARM_UP = 8;

    private final Upstream upstream;
    private final Path directory;
    private final Duration time;

    /** What the same takes with no proxy between, by what and over how many connections, in milliseconds. */
    private final Map<String, Double> p99OfNone = new HashMap<>();

    private ProxyLoad(Upstream upstream, Path directory, Duration time) {
        this.upstream = upstream;
        this.directory = directory;
        this.time = time;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Duration time = Duration.ofSeconds(args.length == 0 ? 5 : Long.parseLong(args[0]));
        Path directory = Files.createTempDirectory("proxy-load");
        try (Upstream upstream = Upstream.start()) {
            new ProxyLoad(upstream, directory, time).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        print("| proxy | what | connections | per second | p50 ms | p99 ms | p99 added ms | CPU us each |");
        print("|---|---|---|---|---|---|---|---|");
        List<String> rest = new ArrayList<>();
        measure(Gateway.none(), upstream.port(), rest);
        int port = freePort();
        measure(Gateway.assistants(directory, port, upstream.port()), port, rest);
        String nginx = named("NGINX", "nginx");
        if (nginx != null) {
            port = freePort();
            measure(Gateway.nginx(directory, nginx, port, upstream.port()), port, rest);
        }
        String portkey = named("PORTKEY", "Portkey");
        if (portkey != null) {
            port = freePort();
            measure(Gateway.portkey(portkey, port, upstream.port()), port, rest);
        }
        String litellm = named("LITELLM", "LiteLLM");
        if (litellm != null) {
            port = freePort();
            measure(Gateway.litellm(directory, litellm, port, upstream.port()), port, rest);
        }
        print("");
        print("| proxy | start to ready ms | MiB then | streams open at once | MiB after all |");
        print("|---|---|---|---|---|");
        rest.forEach(ProxyLoad::print);
    }

    private static @Nullable String named(String variable, String what) {
        String value = System.getenv(variable);
        if (value == null) {
            System.err.println(what + " is left out: " + variable + " does not say where it is");
        }
        return value;
    }

    private void measure(Gateway gateway, int port, List<String> rest)
            throws IOException, InterruptedException, ExecutionException {
        RunningGateway running;
        try {
            running = RunningGateway.start(gateway, port, directory.resolve(gateway.name() + ".log"));
        } catch (IOException e) {
            System.err.println(gateway.name() + " is left out: " + e.getMessage());
            return;
        }
        try (running) {
            long first = running.residentBytes();
            Load load = new Load(running);
            reads(load, gateway);
            int opened = streams(load, running) ? load.openAtOnce(OPEN_AT_ONCE, upstream.hold(OPEN_AT_ONCE)) : 0;
            rest.add("| %s | %d | %d | %,d of %,d | %d |"
                    .formatted(
                            gateway.name(),
                            running.startToReady().toMillis(),
                            first >> 20,
                            opened,
                            OPEN_AT_ONCE,
                            running.residentBytes() >> 20));
        }
    }

    private void reads(Load load, Gateway gateway) throws InterruptedException, ExecutionException {
        load.reads(16, time.multipliedBy(WARM_UP));
        for (int connections : CONNECTIONS) {
            row(gateway, "GET thread", connections, load.reads(connections, time));
        }
    }

    /** Streams runs, unless the proxy does not pass on a single one. */
    private boolean streams(Load load, RunningGateway gateway) throws InterruptedException, ExecutionException {
        try (Client client = gateway.connect()) {
            client.streamRun();
        } catch (IOException e) {
            System.err.println(gateway.name() + " streams no run: " + e.getMessage());
            return false;
        }
        load.streams(16, time.multipliedBy(WARM_UP));
        for (int connections : CONNECTIONS) {
            row(gateway.gateway(), "streamed run", connections, load.streams(connections, time));
        }
        return true;
    }

    private void row(Gateway gateway, String what, int connections, Load.Measured measured) {
        double none = p99OfNone.computeIfAbsent(what + connections, first -> measured.p99());
        print(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,.0f | %.2f | %.2f | %.2f | %.0f |",
                gateway.name(),
                what,
                connections,
                measured.perSecond(),
                measured.median(),
                measured.p99(),
                measured.p99() - none,
                measured.cpuMicros()));
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
