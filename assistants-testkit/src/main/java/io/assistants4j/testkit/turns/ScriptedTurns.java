package io.assistants4j.testkit.turns;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A far side that plays one script a turn, in the order they were given, and remembers the turns it was asked for. */
public final class ScriptedTurns implements ModelTurns {
    private final Queue<TurnScript> scripts = new ConcurrentLinkedQueue<>();
    private final List<Turn> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Adds a script for one more turn. */
    public ScriptedTurns then(TurnScript script) {
        scripts.add(script);
        return this;
    }

    /** The turns that were asked for so far. */
    public List<Turn> asked() {
        return List.copyOf(asked);
    }

    /** How many turns were begun and not closed. */
    public int open() {
        return open.get();
    }

    @Override
    public TurnStream start(Turn turn) {
        asked.add(turn);
        TurnScript script = scripts.poll();
        if (script == null) {
            throw new IllegalStateException("No script is left for turn " + asked.size());
        }
        open.incrementAndGet();
        return script.play(open::decrementAndGet);
    }
}
