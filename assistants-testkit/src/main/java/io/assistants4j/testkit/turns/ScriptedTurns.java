package io.assistants4j.testkit.turns;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A far side that plays one script a turn, in the order they were given, and remembers the turns it was asked for. */
public final class ScriptedTurns implements ModelTurns {
    private final Queue<TurnScript> scripts = new ConcurrentLinkedQueue<>();
    private final List<Turn> asked = new CopyOnWriteArrayList<>();
    private final List<Turn> counted = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile OptionalLong tokens = OptionalLong.empty();

    /** Adds a script for one more turn. */
    public ScriptedTurns then(TurnScript script) {
        scripts.add(script);
        return this;
    }

    /** Tells from now on that a turn, whichever it is, has so many tokens; until then nothing is counted. */
    public ScriptedTurns counting(long all) {
        tokens = OptionalLong.of(all);
        return this;
    }

    /** The turns whose tokens were asked for so far. */
    public List<Turn> counted() {
        return List.copyOf(counted);
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

    @Override
    public OptionalLong count(Turn turn) {
        counted.add(turn);
        return tokens;
    }
}
