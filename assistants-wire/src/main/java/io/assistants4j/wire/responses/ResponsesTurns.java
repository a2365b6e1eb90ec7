package io.assistants4j.wire.responses;

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
import io.assistants4j.wire.internal.turns.Concessions;
import io.assistants4j.wire.internal.turns.SseTurnStream;
import io.assistants4j.wire.internal.turns.TurnWire;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns over the Responses API. Each request carries the whole conversation and asks to stream; reasoning comes back encrypted
 * and is shown again within the run. The call is made when the first event is asked for; closing the turn ends it at any time.
 * Each request names the ids of assistant, thread and run in {@code metadata}. The usage is zero where a server does not tell
 * it, which the run says by {@code usage_unknown}.
 *
 * <p>Nothing is stored at the far side unless it works in the {@linkplain Delivery#BACKGROUND background}. A turn whose answer
 * has not begun is asked for again after what may pass, at the cost of a second answer at worst; one that has begun is never
 * repeated here, only resumed in the background. A response in the background is deleted when its turn is over, also where that
 * was closed early; a process that dies leaves it to run to its end, and there.
 *
 * <p>What only some models take (a temperature, encrypted reasoning) is left out once a model has refused it, and remembered;
 * what the caller set only where the {@linkplain ResponsesSettings#refused settings} say so. Tools other than functions are
 * refused with {@link io.assistants4j.core.error.UnsupportedCapabilityException}.
 */
public final class ResponsesTurns implements ModelTurns {
    private final CallExecutor calls;
    private final ResponsesRoutes routes;
    private final ResponsesSettings settings;
    private final Concessions<ResponseExtra> concessions;
    private final InputCounts counts;

    /** Turns over this transport, which stays the caller's to close. */
    public ResponsesTurns(HttpTransport transport, ResponsesSettings settings) {
        this.calls = transport.calls();
        this.routes = transport.routes(ResponsesRoutes.class);
        this.settings = settings;
        this.concessions = new Concessions<>(ResponseExtra.class, settings.refused());
        this.counts = new InputCounts(calls, routes);
    }

    @Override
    public TurnStream start(Turn turn) {
        ResponseReading reading = new ResponseReading(turn);
        TurnWire wire = control -> concessions.ask(turn.model(), left -> open(turn, left, control));
        return new SseTurnStream(
                settings.delivery() == Delivery.BACKGROUND
                        ? new BackgroundTurn(calls, routes, reading, wire::open)
                        : wire,
                reading);
    }

    @Override
    public OptionalLong count(Turn turn) {
        return settings.counting() == Counting.FAR_SIDE ? counts.of(turn) : OptionalLong.empty();
    }

    private OpenStream open(Turn turn, Set<ResponseExtra> left, CallControl control) {
        JsonBody body = new JsonBody(RequestWriter.write(turn, settings, left));
        Operation chat = new Operation("chat", turn.model(), Repeat.SAFE);
        return calls.stream(chat, routes.create(body), control);
    }
}
