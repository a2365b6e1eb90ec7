package io.assistants4j.wire.responses;

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

/** A response as it comes in. The call is made with the first event asked for, so that it can be ended at any time. */
final class ResponseStream implements TurnStream {
    private final Function<CallControl, OpenStream> opening;
    private final CallControl control = new CallControl();
    private final TurnReducer reducer = new TurnReducer();
    private volatile @Nullable OpenStream stream;
    private @Nullable SseReader events;

    ResponseStream(Function<CallControl, OpenStream> opening) {
        this.opening = opening;
    }

    @Override
    public @Nullable TurnEvent next() {
        while (true) {
            TurnEvent ready = reducer.poll();
            if (ready != null || reducer.hasEnded() || control.isCancelled()) {
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
        SseEvent event = open.read(reader::next);
        if (event != null && !event.isDone()) {
            accept(open, event);
        } else if (open.isClosed()) {
            control.cancel();
        } else {
            throw open.undecodable("the stream ended without saying how the response did", null);
        }
    }

    private void accept(OpenStream open, SseEvent event) {
        try {
            EventType type = FrameReader.type(event);
            if (type != null) {
                reducer.accept(type, FrameReader.read(event.data(), reducer.isEmpty()));
            }
        } catch (IOException | RuntimeException e) {
            throw open.undecodable("event " + event.name() + ": " + e.getMessage(), e);
        }
        TurnEvent last = reducer.last();
        if (last != null) {
            finish(open, last);
        }
    }

    private static void finish(OpenStream open, TurnEvent last) {
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
