package io.assistants4j.benchmarks.canned;

import java.io.IOException;

/** Serves a canned answer from a process of its own, so that only what is measured costs the measuring one anything. */
final class Serve {
    private Serve() {}

    /** Takes how many pieces the answer of the Responses API has, or nothing for a thread of the Assistants API. */
    public static void main(String[] args) throws IOException {
        byte[] answer = args.length == 0
                ? CannedAnswer.ofJson(CannedAnswer.THREAD)
                : CannedAnswer.ofPieces(Integer.parseInt(args[0]));
        try (CannedServer server = CannedServer.start(answer)) {
            System.out.println(server.address());
            // Ends with whoever started it.
            while (System.in.read() >= 0) {}
        }
    }
}
