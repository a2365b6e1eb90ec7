package io.assistants4j.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts {@code bin/assistants serve} again and again, by turns with a JVM that says hello, and prints the medians until each
 * is ready. To be run at the root of the project; takes how often, by default ten times.
 */
final class StartToReady {
    private StartToReady() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int times = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        Path data = Files.createTempDirectory("start-to-ready");
        List<String> serve = List.of("bin/assistants", "serve", "--port", "0", "--data", data.toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> hello = List.of(java, "-cp", System.getProperty("java.class.path"), Hello.class.getName());
        // The first one builds where it has to, and makes the file.
        Launch.ofServer(serve);
        List<Launch> served = new ArrayList<>();
        List<Launch> greeted = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            served.add(Launch.ofServer(serve));
            greeted.add(Launch.ofProgram(hello));
        }
        report("serve until ready", served);
        report("a JVM's hello", greeted);
        System.out.printf(
                "%-20s %7.1f times, %.1f times the CPU%n",
                "ratio", ratio(served, greeted, Launch::wall), ratio(served, greeted, Launch::cpu));
        delete(data);
    }

    static long median(List<Launch> launches, Function<Launch, Duration> what) {
        List<Long> sorted =
                launches.stream().map(what).map(Duration::toMillis).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    static double ratio(List<Launch> of, List<Launch> to, Function<Launch, Duration> what) {
        return (double) median(of, what) / Math.max(1, median(to, what));
    }

    private static void report(String name, List<Launch> launches) {
        System.out.printf(
                "%-20s %7d ms, %d ms CPU%n", name, median(launches, Launch::wall), median(launches, Launch::cpu));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
