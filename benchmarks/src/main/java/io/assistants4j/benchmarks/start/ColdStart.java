package io.assistants4j.benchmarks.start;

import io.assistants4j.benchmarks.canned.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the start of a JVM to the answer to its first call, by turns for the JDK's HTTP client, ours and openai-java; prints
 * medians and how many classes each loads. Takes how often, by default ten times.
 */
final class ColdStart {
    private static final List<Class<?>> PROGRAMS =
            List.of(FirstCall.Jdk.class, FirstCall.Ours.class, FirstCall.OpenAiJava.class);

    private ColdStart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int times = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        Map<Class<?>, List<Launch>> launches = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.ofThread()) {
            String address = server.address().toString();
            for (int i = 0; i < times; i++) {
                for (Class<?> program : PROGRAMS) {
                    launches.computeIfAbsent(program, name -> new ArrayList<>())
                            .add(Launch.ofProgram(command(program, address)));
                }
            }
            List<Launch> first = launches.values().iterator().next();
            for (Map.Entry<Class<?>, List<Launch>> program : launches.entrySet()) {
                System.out.printf(
                        "%-12s %6d ms (%.2f) %6d ms CPU (%.2f) %6d classes%n",
                        program.getKey().getSimpleName(),
                        StartToReady.median(program.getValue(), Launch::wall),
                        StartToReady.ratio(program.getValue(), first, Launch::wall),
                        StartToReady.median(program.getValue(), Launch::cpu),
                        StartToReady.ratio(program.getValue(), first, Launch::cpu),
                        classes(program.getKey(), address));
            }
        }
    }

    /** How many classes a program loads. */
    static long classes(Class<?> program, String address) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            Launch.ofProgram(command(program, address, "-Xlog:class+load:file=" + log));
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains("source:")).count();
            }
        } finally {
            Files.delete(log);
        }
    }

    static List<String> command(Class<?> program, String address, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), address));
        return command;
    }
}
