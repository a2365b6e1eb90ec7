package io.assistants4j.wire.responses;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.internal.turns.TurnWire;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/**
 * A turn whose response goes on without a connection: a break is bridged, an end before its time is said aloud, and what the far
 * side keeps is deleted when the turn is over.
 */
final class BackgroundTurn implements TurnWire {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTurn.class);
    private static final Operation RESUME = new Operation("resume_response", null, Repeat.SAFE);
    private static final Operation CANCEL = new Operation("cancel_response", null, Repeat.SAFE);
    private static final Operation DELETE = new Operation("delete_response", null, Repeat.SAFE);
    /** The thread of the run waits for it. */
    private static final Duration TIME = Duration.ofSeconds(10);
    /** How often in a row a stream that is resumed may break off without having brought anything. */
    private static final int MOST_FRUITLESS = 3;

    private final CallExecutor calls;
    private final ResponsesRoutes routes;
    private final ResponseReading reading;
    private final Function<CallControl, OpenStream> opening;
    private long resumedAfter = -1;
    private int fruitless;

    BackgroundTurn(
            CallExecutor calls,
            ResponsesRoutes routes,
            ResponseReading reading,
            Function<CallControl, OpenStream> opening) {
        this.calls = calls;
        this.routes = routes;
        this.reading = reading;
        this.opening = opening;
    }

    @Override
    public OpenStream open(CallControl control) {
        return opening.apply(control);
    }

    @Override
    public @Nullable OpenStream resume(CallControl control) {
        long after = reading.latest();
        if (reading.id().isEmpty() || after < 0) {
            return null;
        }
        fruitless = after > resumedAfter ? 0 : fruitless + 1;
        resumedAfter = after;
        if (fruitless >= MOST_FRUITLESS || (fruitless > 0 && !calls.pauseBefore(fruitless, control))) {
            return null;
        }
        LOG.info("The stream of response {} broke off and is resumed after event {}", reading.id(), after);
        reading.goesOn();
        return calls.stream(RESUME, routes.resume(reading.id(), after), control);
    }

    @Override
    public boolean mayHangUp() {
        return !reading.id().isEmpty();
    }

    @Override
    public void giveUp() {
        String id = reading.id();
        if (id.isEmpty()) {
            LOG.warn("A response in the background was given up before it had an id; it may go on at the provider");
            return;
        }
        try {
            call(CANCEL, routes.cancel(id));
        } catch (AssistantsException e) {
            LOG.warn("Response {} may go on at the provider, for it could not be cancelled: {}", id, e.getMessage());
            return;
        }
        forget();
    }

    @Override
    public void forget() {
        String id = reading.id();
        if (id.isEmpty()) {
            return;
        }
        try {
            call(DELETE, routes.delete(id));
        } catch (NotFoundException e) {
            // Some far sides keep a response only as long as it can be resumed.
        } catch (AssistantsException e) {
            LOG.warn("Response {} stays at the provider, for it could not be deleted: {}", id, e.getMessage());
        }
    }

    private void call(Operation operation, Call<ResponseBody> call) {
        calls.call(operation, call, new CallLimits(TIME, new CallControl()), (headers, body) -> reading.id());
    }
}
