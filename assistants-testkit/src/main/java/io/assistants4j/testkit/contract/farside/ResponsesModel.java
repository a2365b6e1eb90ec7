package io.assistants4j.testkit.contract.farside;

import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.subject.AskedTurn;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.util.List;

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
    Reply refuses(Reply reply, ModelTurn.Refuses refuses) {
        return reply.refusal(refuses.pieces().toArray(String[]::new));
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

    @Override
    public List<AskedTurn> turns() {
        return server.journal().requests().stream()
                .filter(request -> request.path().endsWith("/responses"))
                .map(ReceivedRequest::json)
                .map(ResponsesModel::asked)
                .toList();
    }

    private static AskedTurn asked(Json request) {
        List<ToolOutput> outputs = request.at("input").elements().stream()
                .filter(item -> item.at("type").text().orElse("").equals("function_call_output"))
                .map(item -> ToolOutput.of(text(item.at("call_id")), text(item.at("output"))))
                .toList();
        Json choice = request.at("tool_choice");
        return new AskedTurn(
                choice.isObject()
                        ? ToolChoice.function(text(choice.at("name")))
                        : new ToolChoice.Mode(choice.text().orElse("auto")),
                request.at("parallel_tool_calls").bool().orElse(true),
                outputs);
    }

    private static String text(Json place) {
        return place.text().orElseThrow(() -> new AssertionError("not a text: " + place));
    }
}
