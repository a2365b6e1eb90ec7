package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.ScriptedServer;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.function.Function;

/** OpenAI's Responses API on the loopback address: {@code POST /v1/responses}, streamed or whole. */
public final class FakeResponsesServer extends ScriptedServer<Reply> {
    private FakeResponsesServer() {
        super("/v1/responses");
    }

    /** Starts one on a free port. */
    public static FakeResponsesServer start() {
        return new FakeResponsesServer();
    }

    /** Answers the next requests with these, one each. */
    public FakeResponsesServer enqueue(Reply... replies) {
        enqueue(List.of(replies));
        return this;
    }

    /** Answers what no enqueued reply is left for. */
    public FakeResponsesServer answerWith(Function<ReceivedRequest, Reply> answering) {
        otherwise(answering);
        return this;
    }

    @Override
    protected void check(Json request) {
        RequestRules.check(request);
    }

    @Override
    protected Answer play(Reply reply, Json request, String serial) {
        boolean encrypted = request.at("include").elements().stream()
                .anyMatch(included -> included.text().orElse("").equals("reasoning.encrypted_content"));
        ItemTrees items = new ItemTrees(serial, encrypted, reply.cutItem());
        ResponseTrees responses = new ResponseTrees("resp_" + serial, request, reply, items);
        return request.at("stream").bool().orElse(false)
                ? new EventScript(reply, items, responses).play()
                : Answer.json(200, responses.ended());
    }
}
