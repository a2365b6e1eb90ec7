package io.assistants4j.benchmarks.client;

import io.assistants4j.benchmarks.canned.ServerProcess;

/** Prints what events and calls cost our clients, beside openai-java and OkHttp. Takes how many rounds, by default 100. */
final class ClientCost {
    private static final int PIECES = 1_000;

    private ClientCost() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length == 0 ? 100 : Integer.parseInt(args[0]);
        RunEvents run = RunEvents.record(PIECES);
        new SideBySide("one event of a run, out of memory", PIECES)
                .add("ours", () -> run.ours(ClientCost::take))
                .add("openai-java", () -> run.official(ClientCost::take))
                .report(rounds);
        try (ServerProcess server = ServerProcess.ofPieces(PIECES);
                ResponseEvents response = new ResponseEvents(server.address())) {
            new SideBySide("one event of a response, over HTTP", PIECES)
                    .add("ours", () -> response.ours(ClientCost::take))
                    .add("openai-java", () -> response.official(ClientCost::take))
                    .report(rounds);
        }
        try (ServerProcess server = ServerProcess.ofThread();
                ThreadCalls calls = new ThreadCalls(server.address())) {
            new SideBySide("one call for a thread, over HTTP", 1)
                    .add("OkHttp", () -> take(calls.bare()))
                    .add("ours", () -> take(calls.ours()))
                    .add("openai-java", () -> take(calls.official()))
                    .report(rounds);
        }
    }

    /** What was made must not be optimized away. */
    private static void take(Object made) {
        taken = made;
    }

    static volatile Object taken = "";
}
