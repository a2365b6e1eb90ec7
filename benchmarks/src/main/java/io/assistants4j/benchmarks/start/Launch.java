package io.assistants4j.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a program took.
 *
 * @param wall until it was ready
 * @param cpu what all its threads had used by then
 */
record Launch(Duration wall, Duration cpu) {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+?(?=/v1)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts a server, which is ready when it has said its address and answers that it is; then ends it. */
    static Launch ofServer(List<String> command) throws IOException, InterruptedException {
        return of(command, Launch::awaitReadiness);
    }

    /** Starts a program, which is ready when it says anything; then ends it. */
    static Launch ofProgram(List<String> command) throws IOException, InterruptedException {
        return of(command, line -> {});
    }

    private static Launch of(List<String> command, Readiness readiness) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException(command + " said nothing and ended with " + process.waitFor());
            }
            readiness.await(line);
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            return new Launch(wall, process.info().totalCpuDuration().orElse(Duration.ZERO));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitReadiness(String line) throws InterruptedException {
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            throw new IllegalStateException("no address in: " + line);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.group() + "/health/readiness"))
                .build();
        try {
            int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("not ready: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a program is ready. */
    @FunctionalInterface
    private interface Readiness {
        void await(String firstLine) throws InterruptedException;
    }
}
