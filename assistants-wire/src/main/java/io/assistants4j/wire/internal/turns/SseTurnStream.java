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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it comes in. The call is made with the first event asked for, so that it can be ended at any time.
 *
 * <p>What is left to say to the far side when a turn is closed early is said by the thread that reads it, at its next call
 * here: whoever closes it from another thread may not wait.
 */
public final class SseTurnStream implements TurnStream {
    /** How long a turn that is closed may still take to become one that can be ended at the far side. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TurnWire wire;
    private final TurnReading reading;
    private final CallControl control = new CallControl();
    private volatile @Nullable Thread reader;
    private volatile @Nullable OpenStream stream;
    private volatile boolean begun;
    private volatile boolean closed;
    private @Nullable SseReader events;
    private @Nullable OpenStream first;
    private boolean failed;
    private boolean released;

    /**
     * A turn that is yet to be asked for.
     *
     * @param wire makes the calls
     * @param reading understands what comes
     */
    public SseTurnStream(TurnWire wire, TurnReading reading) {
        this.wire = wire;
        this.reading = reading;
    }

    @Override
    public @Nullable TurnEvent next() {
        reader = Thread.currentThread();
        while (true) {
            TurnEvent ready = reading.poll();
            if (ready != null || reading.last() != null) {
                return ready;
            }
            if (closed || control.isCancelled()) {
                release();
                return null;
            }
            advance();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!begun || wire.mayHangUp()) {
            cut();
        } else {
            control.stopRepeating();
            Grace.start(GRACE, this::cut);
        }
        Thread by = reader;
        if (by == null || by == Thread.currentThread()) {
            release();
        }
    }

    /** Hangs up, whatever the far side makes of it. */
    private void cut() {
        control.cancel();
        OpenStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /** Leaves the far side with nothing to do. */
    private void release() {
        if (released) {
            return;
        }
        released = true;
        if (begun && !failed) {
            readUntilItMayBeLeft();
        }
        cut();
        if (begun && reading.last() == null) {
            wire.giveUp();
        } else if (begun) {
            wire.forget();
        }
    }

    private void readUntilItMayBeLeft() {
        try {
            while (!wire.mayHangUp() && reading.last() == null && !control.isCancelled()) {
                advance();
            }
        } catch (AssistantsException e) {
            // Whoever closed the turn does not want to know any more how it went.
        }
    }

    private void advance() {
        OpenStream open = stream;
        SseReader source = events;
        if (open == null || source == null) {
            open();
        } else {
            read(open, source);
        }
    }

    private void open() {
        begun = true;
        try {
            OpenStream open = wire.open(control);
            first = open;
            adopt(open);
        } catch (AssistantsException e) {
            if (!control.isCancelled()) {
                throw failed(e);
            }
        }
    }

    private void adopt(OpenStream open) {
        events = new SseReader(open.source());
        stream = open;
        if (control.isCancelled()) {
            open.close();
        }
    }

    private void read(OpenStream open, SseReader source) {
        SseEvent event;
        try {
            event = open.read(source::next);
        } catch (AssistantsException broken) {
            end(open, TurnReading.Silence.CUT);
            resume(broken);
            return;
        }
        if (event != null && !event.isDone()) {
            accept(open, event);
        } else if (event == null && open.isClosed()) {
            control.cancel();
        } else {
            end(open, event == null ? TurnReading.Silence.CUT : TurnReading.Silence.DONE);
            if (reading.last() == null) {
                resume(open.undecodable("the stream ended without saying how the response did", null));
            }
        }
    }

    /** Goes on behind a break, unless enough was said before it. */
    private void resume(AssistantsException broken) {
        if (reading.last() != null) {
            return;
        }
        try {
            OpenStream rest = control.isCancelled() ? null : wire.resume(control);
            if (rest != null) {
                adopt(rest);
                return;
            }
        } catch (AssistantsException e) {
            broken.addSuppressed(e);
        }
        if (!control.isCancelled()) {
            throw failed(broken);
        }
    }

    private void accept(OpenStream open, SseEvent event) {
        try {
            reading.accept(event);
        } catch (IOException | RuntimeException e) {
            throw failed(open.undecodable("event " + event.name() + ": " + e.getMessage(), e));
        }
        finish(open);
    }

    private void end(OpenStream open, TurnReading.Silence silence) {
        try {
            reading.end(silence);
        } catch (IOException | RuntimeException e) {
            throw failed(open.undecodable("the end of the stream: " + e.getMessage(), e));
        }
        finish(open);
    }

    private AssistantsException failed(AssistantsException failure) {
        failed = true;
        control.cancel();
        return failure;
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
        } else if (last instanceof TurnEvent.Failed failure) {
            usage = failure.usage();
            errorType = failure.error().code().value();
        }
        if (usage != null) {
            // A turn whose stream was resumed is one turn all the same.
            (first == null ? open : first).tokens(usage.promptTokens(), usage.completionTokens());
        }
        open.finish(errorType);
    }
}
