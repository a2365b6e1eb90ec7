package io.assistants4j.wire.chat;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.JsonBody;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.http.Segment;
import io.assistants4j.wire.internal.turns.Concessions;
import io.assistants4j.wire.internal.turns.SseTurnStream;
import io.assistants4j.wire.turns.RefusedParameters;
import io.assistants4j.wire.turns.TurnLabels;
import java.util.Set;
import okhttp3.ResponseBody;
import retrofit2.Call;

/**
 * Turns over the Chat Completions API. Each request carries the whole conversation and asks to stream. The call is made
 * when the first event is asked for; closing the turn ends it at any time.
 *
 * <p>A turn whose answer has not begun can be asked for again without harm; one that has begun is never repeated here. What
 * only some servers take (a temperature, the usage of a stream, the newer name of a bound) is left out or said otherwise
 * once a model has refused it, and remembered; what the caller set only where it is to be. Tools other than functions, and
 * images that are files, are refused with {@link io.assistants4j.core.error.UnsupportedCapabilityException}. Reasoning that a
 * server shows is passed over. The usage is zero where a server does not tell it, which the run says by {@code usage_unknown}.
 */
public final class ChatTurns implements ModelTurns {
    private final CallExecutor calls;
    private final ChatRoutes routes;
    private final ChatServer server;
    private final TurnLabels labels;
    private final Concessions<ChatExtra> concessions;

    /**
     * Turns over this transport, which stays the caller's to close.
     *
     * @param server whose idea of the API to follow
     * @param labels what the far side is told about where requests come from
     * @param refused what becomes of parameters that a model does not take
     */
    public ChatTurns(HttpTransport transport, ChatServer server, TurnLabels labels, RefusedParameters refused) {
        this.concessions = new Concessions<>(ChatExtra.class, refused);
        this.labels = labels;
        this.calls = transport.calls();
        this.routes = transport.routes(ChatRoutes.class);
        this.server = server;
    }

    @Override
    public TurnStream start(Turn turn) {
        return new SseTurnStream(
                control -> concessions.ask(turn.model(), left -> open(turn, left, control)), new ChatReading(turn));
    }

    private OpenStream open(Turn turn, Set<ChatExtra> left, CallControl control) {
        JsonBody body = new JsonBody(RequestWriter.write(turn, server, labels, left));
        Operation chat = new Operation("chat", turn.model(), Repeat.SAFE);
        Call<ResponseBody> call = server == ChatServer.DEPLOYMENTS
                ? routes.create(Segment.of("model", turn.model()), body)
                : routes.create(body);
        return calls.stream(chat, call, control);
    }
}
