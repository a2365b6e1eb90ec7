package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.contract.subject.Trouble;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.FakeServer;
import java.util.OptionalInt;

/**
 * The model and the HTTP of a fake server that keeps runs itself. Thread-safe.
 *
 * @param <R> a reply in its API
 */
abstract class RunKeepingModel<R> extends FakeModel<R> {
    private final FakeServer server;

    RunKeepingModel(FakeServer server) {
        super(server);
        this.server = server;
    }

    @Override
    public final boolean keepsRuns() {
        return true;
    }

    @Override
    public final void tellNext(int times, String status) {
        server.faults()
                .next(
                        times,
                        RunKeepingModel::isAboutARun,
                        Fault.rewriting(
                                run -> run.replaceFirst("\"status\":\"[a-z_]+\"", "\"status\":\"" + status + "\"")));
    }

    @Override
    public final void loseAnswer() {
        server.faults().next(1, request -> request.method().equals("POST"), Trouble.LOST.fault());
    }

    /** Not to be told: what its model is asked is the far side's own affair. */
    @Override
    public final OptionalInt asked() {
        return OptionalInt.empty();
    }

    @Override
    final boolean asksTheModel(ReceivedRequest request) {
        return request.method().equals("POST")
                && (request.path().endsWith("/runs") || request.path().endsWith("/submit_tool_outputs"));
    }

    private static boolean isAboutARun(ReceivedRequest request) {
        boolean begins = request.method().equals("POST") && request.path().endsWith("/runs");
        boolean looks = request.path().contains("/runs/run_") && !request.path().contains("/steps");
        return begins || looks;
    }
}
