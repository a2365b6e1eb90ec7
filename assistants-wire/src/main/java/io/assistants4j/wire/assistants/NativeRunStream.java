package io.assistants4j.wire.assistants;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.wire.dialect.ErrorText;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseReader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run as they come in. They end by one that says how the run ended, or that it waits for outputs, and {@link
 * RunEvent.Done}, whatever the far side leaves out: where its answer ends too early, the run is found again until it says so
 * itself. An answer that is cut or silent is a failure.
 */
final class NativeRunStream implements RunStream {
    private final OpenStream open;
    private final SseReader reader;
    private final RunEventCodec codec;
    private final RunEnd end;
    private final CallControl control = new CallControl();
    private final AtomicBoolean taken = new AtomicBoolean();

    /** Only the thread that iterates comes here. */
    private @Nullable Run run;

    private boolean lastTold;
    private boolean over;

    NativeRunStream(OpenStream open, RunEventCodec codec, RunEnd end) {
        this.open = open;
        this.reader = new SseReader(open.source());
        this.codec = codec;
        this.end = end;
    }

    @Override
    public Iterator<RunEvent> iterator() {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("A run stream can be followed once");
        }
        return new Events();
    }

    @Override
    public void close() {
        control.cancel();
        open.close();
    }

    /** The next event; null where there is none, because the stream ended or was closed. */
    private @Nullable RunEvent next() {
        if (over || control.isCancelled()) {
            return null;
        }
        if (lastTold) {
            over = true;
            return new RunEvent.Done();
        }
        try {
            RunEvent event = read();
            over = event == null;
            return control.isCancelled() ? null : event;
        } catch (AssistantsException e) {
            over = true;
            if (control.isCancelled()) {
                return null;
            }
            throw e;
        }
    }

    private @Nullable RunEvent read() {
        SseEvent next = open.read(reader::next);
        if (next == null) {
            return open.isClosed() ? null : missingEnd();
        }
        RunEvent event = decoded(next);
        if (event instanceof RunEvent.Done) {
            return missingEnd();
        }
        if (event instanceof RunEvent.StreamError told) {
            RunEvent.StreamFault fault = told.error();
            throw open.told(new ErrorText(fault.message(), fault.type(), fault.param(), fault.code()));
        }
        if (event instanceof RunEvent.RunChanged changed) {
            run = changed.run();
            RunStatus status = RunStreamEnd.told(changed);
            if (status != null) {
                end(changed.run(), status);
            }
        }
        return event;
    }

    private RunEvent decoded(SseEvent event) {
        try {
            RunEvent decoded = codec.read(event);
            if (decoded instanceof RunEvent.Unrecognized && reader.endedInsideEvent()) {
                throw open.undecodable("the stream was cut inside event " + event.name(), null);
            }
            return decoded;
        } catch (InvalidRequestException e) {
            throw open.undecodable("event " + event.name() + ": " + e.getMessage(), e);
        }
    }

    private RunEvent missingEnd() {
        Run told = run;
        if (told == null) {
            throw open.undecodable("the stream ended before it told of a run", null);
        }
        open.finish(null);
        Run ended = end.of(told.threadId(), told.id(), control);
        run = ended;
        lastTold = true;
        return RunEvent.RunChanged.of(ended);
    }

    /** Nothing may follow, so nothing is waited for: some servers hold the connection open. */
    private void end(Run ended, RunStatus status) {
        lastTold = true;
        if (ended.usage() != null) {
            open.tokens(ended.usage().promptTokens(), ended.usage().completionTokens());
        }
        open.finish(status.equals(RunStatus.FAILED) ? RunStreamEnd.reason(ended) : null);
    }

    private final class Events implements Iterator<RunEvent> {
        private @Nullable RunEvent next;

        @Override
        public boolean hasNext() {
            if (next == null || control.isCancelled()) {
                next = NativeRunStream.this.next();
            }
            return next != null;
        }

        @Override
        public RunEvent next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("The stream has ended");
            }
            RunEvent event = next;
            next = null;
            return event;
        }
    }
}
