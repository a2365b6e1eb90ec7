package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The model and the HTTP of a fake server that speaks the Assistants API itself. A run nobody scripted fails, and so does one whose
 * model hangs up: both are seen by the server alone. Thread-safe.
 */
public final class AssistantsModel extends RunKeepingModel<Reply> {
    private final FakeAssistantsServer server;
    private final Set<String> callIds = ConcurrentHashMap.newKeySet();

    /** Scripts this server. */
    public AssistantsModel(FakeAssistantsServer server) {
        super(server);
        this.server =
                server.answerWith(question -> new Reply().failed("server_error", "nothing is scripted for this turn"));
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
    Reply refuses(Reply reply, ModelTurn.Refuses refuses) {
        return reply.refusal(refuses.pieces().toArray(String[]::new));
    }

    @Override
    Reply calls(Reply reply, ModelTurn.Calls call) {
        if (!callIds.add(call.id())) {
            throw new NotApplicable("A far side that keeps runs tells its calls apart itself.");
        }
        return reply.call(call.id(), call.function(), call.arguments().toArray(String[]::new));
    }

    @Override
    Reply doesTheUnknown(Reply reply) {
        return reply.event("thread.brand_new.delta", "delta", "?")
                .tool("call_brand_new", "brand_new", "brand_new", 1)
                .content("brand_new", "brand_new", 1);
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
            return reply.incomplete(
                    cut.limit() == ModelTurn.Limit.MAX_TOKENS ? "max_completion_tokens" : "content_filter");
        }
        return turn.ending() instanceof ModelTurn.BrokenOff ? reply.failed("server_error", "the model hung up") : reply;
    }

    @Override
    void enqueue(Reply reply) {
        server.enqueue(reply);
    }
}
