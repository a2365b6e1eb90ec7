package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.FakeServer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The model and the HTTP of a fake server. Thread-safe.
 *
 * @param <R> a reply in its API
 */
abstract class FakeModel<R> implements ScriptedModel, FarSide {
    private final FakeServer server;
    private final AtomicInteger calls = new AtomicInteger();

    FakeModel(FakeServer server) {
        this.server = server;
    }

    /** A reply in which nothing happens. */
    abstract R begin();

    /** Then says this. */
    abstract R says(R reply, ModelTurn.Says says);

    /** Then refuses so. */
    abstract R refuses(R reply, ModelTurn.Refuses refuses);

    /** Then calls this. */
    abstract R calls(R reply, ModelTurn.Calls call);

    /** Then does what no version of any client knows. */
    abstract R doesTheUnknown(R reply);

    /** Then waits. */
    abstract R waits(R reply, ModelTurn.Waits waits);

    /** Ends so, with the usage of the turn. */
    abstract R ends(R reply, ModelTurn turn);

    /** Makes this the reply to the next request nothing was said about. */
    abstract void enqueue(R reply);

    /** Whether this request asks the model for something. */
    boolean asksTheModel(ReceivedRequest request) {
        return true;
    }

    @Override
    public void will(ModelTurn turn) {
        R reply = begin();
        for (ModelTurn.Part part : turn.parts()) {
            reply = with(reply, part);
        }
        enqueue(ends(reply, turn));
    }

    @Override
    public OptionalInt asked() {
        return OptionalInt.of(requests());
    }

    @Override
    public int requests() {
        return Math.toIntExact(asking().count());
    }

    @Override
    public List<String> keys() {
        return asking().map(request -> request.header("Idempotency-Key")).toList();
    }

    private Stream<ReceivedRequest> asking() {
        return server.journal().requests().stream().filter(this::asksTheModel);
    }

    @Override
    public void spoilNext(int times, Fault fault) {
        server.faults().next(times, this::asksTheModel, fault);
    }

    @Override
    public boolean keepsRuns() {
        return false;
    }

    @Override
    public List<String> transcript() {
        return server.journal().transcript();
    }

    @Override
    public String credential() {
        return FakeServer.KEY;
    }

    private R with(R reply, ModelTurn.Part part) {
        if (part instanceof ModelTurn.SaysSomething) {
            return says(reply, new ModelTurn.Says(List.of("Minus four ", "degrees."), ModelTurn.Extent.WHOLE));
        }
        if (part instanceof ModelTurn.Says says) {
            return says(reply, says);
        }
        if (part instanceof ModelTurn.Refuses refuses) {
            return refuses(reply, refuses);
        }
        if (part instanceof ModelTurn.CallsSomehow call) {
            return calls(reply, new ModelTurn.Calls("call_" + calls.incrementAndGet(), call.function(), List.of("{}")));
        }
        if (part instanceof ModelTurn.Calls call) {
            return calls(reply, call);
        }
        return part instanceof ModelTurn.Waits waits ? waits(reply, waits) : doesTheUnknown(reply);
    }
}
