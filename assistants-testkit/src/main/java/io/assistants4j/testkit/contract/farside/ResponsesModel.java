package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;

/** The model and the HTTP of a fake server that speaks the Responses API. Thread-safe. */
public final class ResponsesModel extends FakeModel<Reply> {
    private final FakeResponsesServer server;

    /** Scripts this server. */
    public ResponsesModel(FakeResponsesServer server) {
        super(server);
        this.server = server;
    }

    @Override
    Reply begin() {
        return new Reply();
    }

    @Override
    Reply says(Reply reply, ModelTurn.Says says) {
        String[] pieces = says.pieces().toArray(String[]::new);
        return says.extent() == ModelTurn.Extent.OPEN ? reply.openText(pieces) : reply.text(pieces);
    }

    @Override
    Reply calls(Reply reply, ModelTurn.Calls call) {
        return reply.call(call.id(), call.function(), call.arguments().toArray(String[]::new));
    }

    @Override
    Reply doesTheUnknown(Reply reply) {
        return reply.event("response.brand_new.delta", "delta", "?").item("brand_new", "member", 1);
    }

    @Override
    Reply waits(Reply reply, ModelTurn.Waits waits) {
        return reply.waitAt(waits.gate());
    }

    @Override
    Reply ends(Reply begun, ModelTurn turn) {
        Reply reply = begun.usage(
                Math.toIntExact(turn.usage().promptTokens()),
                Math.toIntExact(turn.usage().completionTokens()));
        if (turn.ending() instanceof ModelTurn.Failed failed) {
            return reply.failed(failed.code().value(), failed.message());
        }
        if (turn.ending() instanceof ModelTurn.Cut cut) {
            return reply.incomplete(cut.limit() == ModelTurn.Limit.MAX_TOKENS ? "max_output_tokens" : "content_filter");
        }
        return turn.ending() instanceof ModelTurn.BrokenOff ? reply.withoutEnd() : reply;
    }

    @Override
    void enqueue(Reply reply) {
        server.enqueue(reply);
    }
}
