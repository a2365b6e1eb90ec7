package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Door;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.ScriptedServer;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;

/**
 * The Chat Completions API on the loopback address: {@code POST /v1/chat/completions}, streamed or whole. It refuses what
 * OpenAI refuses, and is as odd as other servers where a reply says so. It gives out files; every other path is not found, the
 * Responses API among them.
 */
public final class FakeChatServer extends ScriptedServer<Reply> {
    private final Set<String> unknown = new CopyOnWriteArraySet<>();

    private FakeChatServer(Door door) {
        super("/v1/chat/completions", door);
    }

    /** Starts one on a free port. */
    public static FakeChatServer start() {
        return start(Door.OPENAI);
    }

    /** Starts one on a free port that is entered through this door. */
    public static FakeChatServer start(Door door) {
        return new FakeChatServer(door);
    }

    /** Answers the next requests with these, one each. */
    public FakeChatServer enqueue(Reply... replies) {
        enqueue(List.of(replies));
        return this;
    }

    /** Answers what no enqueued reply is left for. */
    public FakeChatServer answerWith(Function<ReceivedRequest, Reply> answering) {
        otherwise(answering);
        return this;
    }

    /** Keeps a file of these bytes under this id, for {@code GET /v1/files/{id}} and {@code /v1/files/{id}/content}. */
    public FakeChatServer withFile(String id, byte[] bytes) {
        keepFile(id, bytes);
        return this;
    }

    /** From now on these members of a request are unknown, as to an older server. */
    public FakeChatServer withoutKnowing(String... members) {
        unknown.addAll(List.of(members));
        return this;
    }

    /** Forgets script, files, faults and journal, and knows all members again. */
    @Override
    public void clear() {
        super.clear();
        unknown.clear();
    }

    @Override
    protected void check(Json request) {
        for (String name : request.members().keySet()) {
            if (unknown.contains(name)) {
                throw Refused.unknown(name);
            }
        }
        RequestRules.check(request);
    }

    @Override
    protected Answer play(Reply reply, Json request, String serial) {
        AnswerTrees trees = new AnswerTrees("chatcmpl-" + serial, request);
        boolean usage = request.at("stream_options", "include_usage").bool().orElse(false);
        return request.at("stream").bool().orElse(false)
                ? new ChunkScript(reply, trees, usage).play()
                : Answer.json(200, trees.whole(reply));
    }
}
