package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseReader;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A turn as it comes in. The call is made with the first event asked for, so that it can be ended at any time. */
public final class SseTurnStream implements TurnStream {
    private final Function<CallControl, OpenStream> opening;
    private final TurnReading reading;
    private final CallControl control = new CallControl();
    private volatile @Nullable OpenStream stream;
    private @Nullable SseReader events;

    /**
     * A turn that is yet to be asked for.
     *
     * @param opening makes the call
     * @param reading understands what comes
     */
    public SseTurnStream(Function<CallControl, OpenStream> opening, TurnReading reading) {
        this.opening = opening;
        this.reading = reading;
    }

    @Override
    public @Nullable TurnEvent next() {
        while (true) {
            TurnEvent ready = reading.poll();
            if (ready != null || reading.last() != null || control.isCancelled()) {
                return ready;
            }
            OpenStream open = stream;
            SseReader reader = events;
            if (open == null || reader == null) {
                open();
            } else {
                read(open, reader);
            }
        }
    }

    @Override
    public void close() {
        control.cancel();
        OpenStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    private void open() {
        try {
            OpenStream open = opening.apply(control);
            events = new SseReader(open.source());
            stream = open;
            if (control.isCancelled()) {
                open.close();
            }
        } catch (AssistantsException e) {
            if (!control.isCancelled()) {
                control.cancel();
                throw e;
            }
        }
    }

    private void read(OpenStream open, SseReader reader) {
        SseEvent event;
        try {
            event = open.read(reader::next);
        } catch (AssistantsException broken) {
            end(open, TurnReading.Silence.CUT);
            if (reading.last() == null) {
                throw broken;
            }
            return;
        }
        if (event != null && !event.isDone()) {
            accept(open, event);
        } else if (event == null && open.isClosed()) {
            control.cancel();
        } else {
            end(open, event == null ? TurnReading.Silence.CUT : TurnReading.Silence.DONE);
            if (reading.last() == null) {
                throw open.undecodable("the stream ended without saying how the response did", null);
            }
        }
    }

    private void accept(OpenStream open, SseEvent event) {
        try {
            reading.accept(event);
        } catch (IOException | RuntimeException e) {
            throw open.undecodable("event " + event.name() + ": " + e.getMessage(), e);
        }
        finish(open);
    }

    private void end(OpenStream open, TurnReading.Silence silence) {
        try {
            reading.end(silence);
        } catch (IOException | RuntimeException e) {
            throw open.undecodable("the end of the stream: " + e.getMessage(), e);
        }
        finish(open);
    }

    private void finish(OpenStream open) {
        TurnEvent last = reading.last();
        if (last == null) {
            return;
        }
        Usage usage = null;
        String errorType = null;
        if (last instanceof TurnEvent.Completed completed) {
            usage = completed.usage();
        } else if (last instanceof TurnEvent.Incomplete incomplete) {
            usage = incomplete.usage();
        } else if (last instanceof TurnEvent.Failed failed) {
            usage = failed.usage();
            errorType = failed.error().code().value();
        }
        if (usage != null) {
            open.tokens(usage.promptTokens(), usage.completionTokens());
        }
        open.finish(errorType);
    }
}
