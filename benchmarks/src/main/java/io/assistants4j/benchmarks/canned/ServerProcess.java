package io.assistants4j.benchmarks.canned;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A canned far side in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** One that answers with a thread of the Assistants API. */
    public static ServerProcess ofThread() throws IOException {
        return start(List.of());
    }

    /** One that answers with a response of the Responses API of so many pieces. */
    public static ServerProcess ofPieces(int pieces) throws IOException {
        return start(List.of(Integer.toString(pieces)));
    }

    /** Its address, ending in a slash. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static ServerProcess start(List<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), Serve.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader(UTF_8).readLine();
        if (line == null) {
            throw new IOException(command + " said nothing");
        }
        return new ServerProcess(process, URI.create(line));
    }
}
