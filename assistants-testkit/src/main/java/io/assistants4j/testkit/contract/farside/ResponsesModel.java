package io.assistants4j.testkit.contract.farside;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** The model and the HTTP of a fake server that speaks the Responses API. Thread-safe. */
public final class ResponsesModel implements ScriptedModel, FarSide {
    private final FakeResponsesServer server;
    private final AtomicInteger calls = new AtomicInteger();

    /** Scripts this server. */
    public ResponsesModel(FakeResponsesServer server) {
        this.server = server;
    }

    @Override
    public void will(ModelTurn turn) {
        Reply reply = new Reply();
        for (ModelTurn.Part part : turn.parts()) {
            reply = with(reply, part);
        }
        reply = reply.usage(
                Math.toIntExact(turn.usage().promptTokens()),
                Math.toIntExact(turn.usage().completionTokens()));
        server.enqueue(ending(reply, turn.ending()));
    }

    @Override
    public OptionalInt asked() {
        return OptionalInt.of(requests());
    }

    @Override
    public int requests() {
        return server.journal().size();
    }

    @Override
    public void refuseNext(int times, int status) {
        String type = status < 500 ? "invalid_request_error" : "server_error";
        server.faults().next(times, Fault.error(status, type, "refused", "refused with " + credential()));
    }

    @Override
    public void garbleNext() {
        server.faults().next(Fault.html(200));
    }

    @Override
    public List<String> transcript() {
        return server.journal().transcript();
    }

    @Override
    public String credential() {
        return FakeResponsesServer.KEY;
    }

    private Reply with(Reply reply, ModelTurn.Part part) {
        if (part instanceof ModelTurn.SaysSomething) {
            return reply.text("Minus four ", "degrees.");
        }
        if (part instanceof ModelTurn.Says says) {
            String[] pieces = says.pieces().toArray(String[]::new);
            return says.extent() == ModelTurn.Extent.OPEN ? reply.openText(pieces) : reply.text(pieces);
        }
        if (part instanceof ModelTurn.CallsSomehow call) {
            return reply.call("call_" + calls.incrementAndGet(), call.function(), "{}");
        }
        if (part instanceof ModelTurn.Calls call) {
            return reply.call(call.id(), call.function(), call.arguments().toArray(String[]::new));
        }
        if (part instanceof ModelTurn.DoesTheUnknown) {
            return reply.event("response.brand_new.delta", "delta", "?").item("brand_new", "member", 1);
        }
        return reply.waitAt(((ModelTurn.Waits) part).gate());
    }

    private static Reply ending(Reply reply, ModelTurn.Ending ending) {
        if (ending instanceof ModelTurn.Failed failed) {
            return reply.failed(code(failed.code()), failed.message());
        }
        if (ending instanceof ModelTurn.Cut cut) {
            return reply.incomplete(cut.limit() == ModelTurn.Limit.MAX_TOKENS ? "max_output_tokens" : "content_filter");
        }
        return ending instanceof ModelTurn.BrokenOff ? reply.withoutEnd() : reply;
    }

    /** The wire calls a prompt that is refused by another name than a run does. */
    private static String code(ErrorCode code) {
        return code.value();
    }
}
