package io.assistants4j.proxy;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.run.Usage;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A model that says two words, the second once it may; a turn that is closed lets all go on. */
final class GatedTurns implements ModelTurns {
    private final CountDownLatch gate = new CountDownLatch(1);

    void open() {
        gate.countDown();
    }

    @Override
    public TurnStream start(Turn turn) {
        Iterator<TurnEvent> events = List.<TurnEvent>of(
                        new TurnEvent.MessageStarted(),
                        new TurnEvent.TextDelta(0, "Hello "),
                        new TurnEvent.TextDelta(0, "there"),
                        new TurnEvent.MessageEnded(),
                        new TurnEvent.Completed(Usage.of(3, 2)))
                .iterator();
        return new TurnStream() {
            private int given;

            @Override
            public @Nullable TurnEvent next() {
                if (given++ == 2) {
                    await();
                }
                return events.hasNext() ? events.next() : null;
            }

            @Override
            public void close() {
                open();
            }
        };
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
