package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.internal.turns.Concessions;
import io.assistants4j.wire.internal.turns.SseTurnStream;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Turns over the Responses API. Each request carries the whole conversation, asks to store nothing and to stream; reasoning
 * comes back encrypted and is shown again within the run. The call is made when the first event is asked for; closing the
 * turn ends it at any time.
 *
 * <p>A turn whose answer has not begun can be asked for again without harm, since nothing is stored; one that has begun is
 * never repeated here. What only some models take (a temperature, encrypted reasoning) is left out once a model has refused
 * it, and remembered. Tools other than functions are refused with {@link
 * io.assistants4j.core.error.UnsupportedCapabilityException}.
 */
public final class ResponsesTurns implements ModelTurns {
    private static final MediaType JSON = MediaType.get("application/json");

    private final CallExecutor calls;
    private final ResponsesRoutes routes;
    private final ResponsesSettings settings;
    private final Concessions<ResponseExtra> concessions = new Concessions<>(ResponseExtra.class);

    /** Turns over this transport, which stays the caller's to close. */
    public ResponsesTurns(HttpTransport transport, ResponsesSettings settings) {
        this.calls = transport.calls();
        this.routes = transport.routes(ResponsesRoutes.class);
        this.settings = settings;
    }

    @Override
    public TurnStream start(Turn turn) {
        return new SseTurnStream(
                control -> concessions.ask(turn.model(), left -> open(turn, left, control)), new ResponseReading(turn));
    }

    private OpenStream open(Turn turn, Set<ResponseExtra> left, CallControl control) {
        RequestBody body = RequestBody.create(RequestWriter.write(turn, settings, left), JSON);
        Operation chat = new Operation("chat", turn.model(), Repeat.SAFE);
        return calls.stream(chat, routes.create(body), control);
    }
}
