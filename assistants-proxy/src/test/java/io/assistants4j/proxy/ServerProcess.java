package io.assistants4j.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code assistants serve} as a process of its own, with no other environment than it is given. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = " is ready on ";

    private final Process process;
    private final Path log;
    private final URI address;

    private ServerProcess(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Serves what this file says, on a free port, and keeps conversations and log in this directory. */
    static ServerProcess serve(Path directory, String config, Map<String, String> variables) throws IOException {
        return serve(directory, config, variables, List.of());
    }

    /** Serves what this file says, as a process that ignores SIGHUP, as {@code nohup} makes one. */
    static ServerProcess serveDeaf(Path directory, String config) throws IOException {
        return serve(directory, config, Map.of(), List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "deaf"));
    }

    private static ServerProcess serve(
            Path directory, String config, Map<String, String> variables, List<String> starter) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), config);
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(starter);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.assistants4j.proxy.cli.Main"));
        command.addAll(List.of("serve", "--port", "0", "--config", file.toString()));
        command.addAll(List.of("--data", directory.resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            return new ServerProcess(process, log, address(process, log));
        } catch (IOException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    URI address() {
        return address;
    }

    /** Lets another file count from now on, or this one again. */
    void readAgain(String config) throws IOException, InterruptedException {
        Files.writeString(log.resolveSibling("config.yaml"), config);
        Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("the signal could not be sent");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private static URI address(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf(READY);
            if (at >= 0) {
                return URI.create(line.substring(at + READY.length()).split(" ", 2)[0])
                        .resolve("/");
            }
        }
        throw new AssertionError("the server did not start: " + Files.readString(log));
    }

    /** At once: what stopping in order does is not looked at here. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
