package io.assistants4j.openai.chaos;

import org.jspecify.annotations.Nullable;

/**
 * Shuts a far side's door before an attempt whose connection is to be refused, and opens it before any other. That takes one
 * run at a time, whose caller says when a turn begins; the pause before each repetition says the rest.
 */
final class Door {
    private final Moods moods;
    private final Runnable shut;
    private final Runnable open;
    private @Nullable Thread caller;
    private @Nullable TurnOfRun turn;
    private int attempt;

    Door(Moods moods, Runnable shut, Runnable open) {
        this.moods = moods;
        this.shut = shut;
        this.open = open;
    }

    /** The caller asks for this turn next. */
    synchronized void begins(TurnOfRun next) {
        caller = Thread.currentThread();
        turn = next;
        attempt = 0;
        set(next);
    }

    /** Somebody pauses: the caller between two looks, or a call before its next attempt. */
    synchronized void pauses() {
        if (turn != null && Thread.currentThread() != caller) {
            attempt++;
            set(turn);
        }
    }

    private void set(TurnOfRun current) {
        if (moods.of(current, attempt) == Trouble.REFUSED) {
            moods.tell(current, Trouble.REFUSED);
            shut.run();
        } else {
            open.run();
        }
    }
}
