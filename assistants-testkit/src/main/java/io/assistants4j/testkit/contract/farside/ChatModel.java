package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import java.util.List;

/** The model and the HTTP of a fake server that speaks the Chat Completions API. Thread-safe. */
public final class ChatModel extends FakeModel<Reply> {
    private final FakeChatServer server;

    /** Scripts this server. */
    public ChatModel(FakeChatServer server) {
        super(server);
        this.server = server;
    }

    @Override
    public void will(ModelTurn turn) {
        long messages = turn.parts().stream()
                .filter(part -> part instanceof ModelTurn.Says || part instanceof ModelTurn.SaysSomething)
                .count();
        if (messages > 1) {
            throw new NotApplicable("A chat completion is one message.");
        }
        super.will(turn);
    }

    @Override
    Reply begin() {
        return new Reply();
    }

    @Override
    Reply says(Reply reply, ModelTurn.Says says) {
        return reply.text(says.pieces().toArray(String[]::new));
    }

    @Override
    Reply refuses(Reply reply, ModelTurn.Refuses refuses) {
        return reply.refusal(refuses.pieces().toArray(String[]::new));
    }

    @Override
    Reply calls(Reply reply, ModelTurn.Calls call) {
        return reply.call(call.id(), call.function(), call.arguments().toArray(String[]::new));
    }

    @Override
    Reply doesTheUnknown(Reply reply) {
        return reply.chunk("object", "brand_new.chunk", "choices", List.of(), "member", 1);
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
            return reply.error(failed.code().value(), failed.message());
        }
        if (turn.ending() instanceof ModelTurn.Cut cut) {
            return reply.finish(cut.limit() == ModelTurn.Limit.MAX_TOKENS ? "length" : "content_filter");
        }
        return turn.ending() instanceof ModelTurn.BrokenOff ? reply.withoutEnd() : reply;
    }

    @Override
    void enqueue(Reply reply) {
        server.enqueue(reply);
    }
}
