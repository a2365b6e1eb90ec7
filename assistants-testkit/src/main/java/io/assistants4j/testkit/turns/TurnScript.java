package io.assistants4j.testkit.turns;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Gate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a model does in one turn, line by line. */
public final class TurnScript {
    private final List<Supplier<@Nullable TurnEvent>> lines = new ArrayList<>();

    private TurnScript() {}

    /** An empty script: a turn that breaks off at once. */
    public static TurnScript begin() {
        return new TurnScript();
    }

    /** Says a whole message in these pieces. */
    public TurnScript says(String... pieces) {
        event(new TurnEvent.MessageStarted());
        for (String piece : pieces) {
            event(new TurnEvent.TextDelta(0, piece));
        }
        return event(new TurnEvent.MessageEnded());
    }

    /** Begins a message with this text and leaves it open. */
    public TurnScript beginsToSay(String text) {
        return event(new TurnEvent.MessageStarted()).event(new TurnEvent.TextDelta(0, text));
    }

    /** Calls a function with arguments in these pieces. */
    public TurnScript calls(String id, String name, String... arguments) {
        ToolCallId call = new ToolCallId(id);
        event(new TurnEvent.CallStarted(call, name));
        for (String piece : arguments) {
            event(new TurnEvent.ArgumentsDelta(call, piece));
        }
        return event(new TurnEvent.CallEnded(call));
    }

    /** Keeps something to be shown again. */
    public TurnScript keeps(String json) {
        return event(new TurnEvent.OpaqueItem(new RawJson(json)));
    }

    /** Does this just before what follows. */
    public TurnScript meanwhile(Runnable action) {
        lines.add(() -> {
            action.run();
            return null;
        });
        return this;
    }

    /** Stops until the gate opens; a turn that is closed stops no longer and says no more. */
    public TurnScript waitsAt(Gate gate) {
        lines.add(new Stop(gate));
        return this;
    }

    /** Ends well with this usage. */
    public TurnScript completes(long promptTokens, long completionTokens) {
        return event(new TurnEvent.Completed(Usage.of(promptTokens, completionTokens)));
    }

    /** Ends early. */
    public TurnScript endsEarly(TurnEvent.Reason reason, long promptTokens, long completionTokens) {
        return event(new TurnEvent.Incomplete(reason, Usage.of(promptTokens, completionTokens)));
    }

    /** Fails. */
    public TurnScript fails(ErrorCode code, String message) {
        return event(new TurnEvent.Failed(LastError.of(code, message), null));
    }

    /** Throws. */
    public TurnScript breaks(RuntimeException failure) {
        lines.add(() -> {
            throw failure;
        });
        return this;
    }

    /** Emits any event. */
    public TurnScript event(TurnEvent event) {
        lines.add(() -> event);
        return this;
    }

    TurnStream play(Runnable whenClosed) {
        return new Playing(new ArrayDeque<>(lines), whenClosed);
    }

    /** A line at which nothing is said. */
    private record Stop(Gate gate) implements Supplier<@Nullable TurnEvent> {
        @Override
        public @Nullable TurnEvent get() {
            try {
                gate.pass();
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted at the gate", e);
            }
        }
    }

    private static final class Playing implements TurnStream {
        private final Deque<Supplier<@Nullable TurnEvent>> left;
        private final List<Gate> gates;
        private final Runnable whenClosed;
        private boolean closed;

        Playing(Deque<Supplier<@Nullable TurnEvent>> left, Runnable whenClosed) {
            this.left = left;
            this.gates = left.stream()
                    .filter(Stop.class::isInstance)
                    .map(line -> ((Stop) line).gate())
                    .toList();
            this.whenClosed = whenClosed;
        }

        @Override
        public @Nullable TurnEvent next() {
            while (!left.isEmpty()) {
                Supplier<@Nullable TurnEvent> line = left.remove();
                TurnEvent event = line.get();
                if (event != null) {
                    return event;
                }
                if (line instanceof Stop && isClosed()) {
                    return null;
                }
            }
            return null;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                gates.forEach(Gate::open);
                whenClosed.run();
            }
        }

        private synchronized boolean isClosed() {
            return closed;
        }
    }
}
