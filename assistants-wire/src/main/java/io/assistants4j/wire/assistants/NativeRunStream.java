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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
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
    private final Aftermath aftermath;
    private final @Nullable StreamMending mending;
    private final CallControl control = new CallControl();
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable SilenceWatch watch;
    private volatile boolean silent;

    /** Only the thread that iterates comes here. */
    private final Deque<RunEvent> ready = new ArrayDeque<>();

    private @Nullable Run run;

    private boolean lastTold;
    private boolean over;

    NativeRunStream(OpenStream open, RunEventCodec codec, Aftermath aftermath) {
        this.open = open;
        this.reader = new SseReader(open.source());
        this.codec = codec;
        this.aftermath = aftermath;
        this.mending = aftermath.mending();
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
        unwatch();
        open.close();
    }

    /** The next event; null where there is none, because the stream ended or was closed. */
    private @Nullable RunEvent next() {
        if (over || control.isCancelled()) {
            return null;
        }
        try {
            while (ready.isEmpty()) {
                if (lastTold) {
                    over = true;
                    unwatch();
                    return new RunEvent.Done();
                }
                if (!advance()) {
                    over = true;
                    return null;
                }
            }
            return control.isCancelled() ? null : ready.remove();
        } catch (AssistantsException e) {
            over = true;
            unwatch();
            if (control.isCancelled()) {
                return null;
            }
            throw e;
        }
    }

    /** Reads what comes next, which may be nothing to be told; false where the stream was closed. */
    private boolean advance() {
        SseEvent next = open.read(reader::next);
        if (next == null) {
            return (!open.isClosed() || silent) && tellMissingEnd();
        }
        if (watch != null) {
            watch.heard();
        }
        RunEvent event = decoded(next);
        if (event instanceof RunEvent.Done) {
            return tellMissingEnd();
        }
        if (event instanceof RunEvent.StreamError told) {
            RunEvent.StreamFault fault = told.error();
            throw open.told(new ErrorText(fault.message(), fault.type(), fault.param(), fault.code()));
        }
        if (event instanceof RunEvent.RunChanged changed) {
            if (run == null) {
                watch = aftermath.watch(changed.run(), this::giveUp);
            }
            run = changed.run();
            RunStatus status = RunStreamEnd.told(changed);
            if (status != null) {
                end(changed.run(), status);
            }
        }
        ready.addAll(mending == null ? List.of(event) : mending.mended(event));
        return true;
    }

    private RunEvent decoded(SseEvent event) {
        try {
            RunEvent decoded = codec.read(event);
            if (decoded instanceof RunEvent.Unrecognized && reader.endedInsideEvent()) {
                throw open.undecodable("the stream was cut inside event " + event.name(), null);
            }
            return aftermath.mended().event(decoded);
        } catch (InvalidRequestException e) {
            throw open.undecodable("event " + event.name() + ": " + e.getMessage(), e);
        }
    }

    private boolean tellMissingEnd() {
        Run told = run;
        if (told == null) {
            throw open.undecodable("the stream ended before it told of a run", null);
        }
        open.finish(null);
        Run ended = aftermath.end(told, control);
        run = ended;
        lastTold = true;
        if (mending != null) {
            ready.addAll(mending.rest(ended, aftermath.messages(ended.threadId(), ended.id())));
        }
        ready.add(RunEvent.RunChanged.of(ended));
        return true;
    }

    /** The run is over, and the stream does not say so. */
    private void giveUp() {
        silent = true;
        open.close();
    }

    private void unwatch() {
        if (watch != null) {
            watch.stop();
        }
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
            // What hasNext() promised is told, also where another thread has closed the stream since.
            if (next == null) {
                next = NativeRunStream.this.next();
            }
            RunEvent event = next;
            if (event == null) {
                throw new NoSuchElementException("The stream has ended");
            }
            next = null;
            return event;
        }
    }
}
