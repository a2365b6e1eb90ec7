package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response as it comes in. */
final class ResponseStream implements TurnStream {
    private final OpenStream stream;
    private final SseReader events;
    private final TurnReducer reducer = new TurnReducer();

    ResponseStream(OpenStream stream) {
        this.stream = stream;
        this.events = new SseReader(stream.source());
    }

    @Override
    public @Nullable TurnEvent next() {
        while (true) {
            TurnEvent ready = reducer.poll();
            if (ready != null || reducer.hasEnded()) {
                return ready;
            }
            SseEvent event = stream.read(events::next);
            if (event == null || event.isDone()) {
                if (stream.isClosed()) {
                    return null;
                }
                throw stream.undecodable("the stream ended without saying how the response did", null);
            }
            accept(event);
        }
    }

    @Override
    public void close() {
        stream.close();
    }

    private void accept(SseEvent event) {
        try {
            EventType type = FrameReader.type(event);
            if (type != null) {
                reducer.accept(type, FrameReader.read(event.data(), reducer.isEmpty()));
            }
        } catch (IOException | RuntimeException e) {
            throw stream.undecodable("event " + event.name() + ": " + e.getMessage(), e);
        }
        if (reducer.hasEnded()) {
            finish();
        }
    }

    private void finish() {
        TurnEvent last = reducer.last();
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
            stream.tokens(usage.promptTokens(), usage.completionTokens());
        }
        stream.finish(errorType);
    }
}
