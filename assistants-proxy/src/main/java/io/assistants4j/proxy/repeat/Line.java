package io.assistants4j.proxy.repeat;

import org.jspecify.annotations.Nullable;

/** A connection of a client: what becomes of it after an answer shows whether the answer came. Thread-safe. */
public final class Line {
    private final RememberedAnswers answers;
    private @Nullable Kept last;
    private boolean isOver;

    Line(RememberedAnswers answers) {
        this.answers = answers;
    }

    /** Another request came over it. */
    public void used() {
        Kept before = take(false);
        if (before != null) {
            answers.received(before);
        }
    }

    /** It ended. */
    public void ended() {
        Kept before = take(true);
        if (before != null) {
            answers.cut(before);
        }
    }

    /** This request came over it. */
    void carries(Kept kept) {
        if (!isKeptAsLast(kept)) {
            answers.cut(kept);
        }
    }

    private synchronized boolean isKeptAsLast(Kept kept) {
        last = kept;
        return !isOver;
    }

    private synchronized @Nullable Kept take(boolean forGood) {
        isOver |= forGood;
        Kept before = last;
        last = null;
        return before;
    }
}
