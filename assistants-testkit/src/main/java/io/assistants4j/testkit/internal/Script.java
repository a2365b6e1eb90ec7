package io.assistants4j.testkit.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a far side answers: enqueued replies first, in their order; then what the function given to {@link #otherwise} says; with
 * neither, a 400 says that nothing is scripted. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <R> a reply
 */
public final class Script<Q, R> {
    private final Deque<R> replies = new ArrayDeque<>();
    private @Nullable Function<Q, R> otherwise;

    /** A script with nothing in it. */
    public Script() {}

    /** Answers what is asked next with these, one each. */
    public synchronized void enqueue(List<R> more) {
        replies.addAll(more);
    }

    /** Answers what no enqueued reply is left for. */
    public synchronized void otherwise(Function<Q, R> answering) {
        otherwise = answering;
    }

    /** How many enqueued replies nobody has asked for. */
    public synchronized int left() {
        return replies.size();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        replies.clear();
        otherwise = null;
    }

    /** The reply to this; an enqueued one is used up. */
    public R next(Q question) {
        Function<Q, R> answering;
        synchronized (this) {
            R enqueued = replies.poll();
            if (enqueued != null) {
                return enqueued;
            }
            answering = otherwise;
        }
        if (answering == null) {
            throw new Refused("nothing is scripted for this request", null, "nothing_scripted");
        }
        return answering.apply(question);
    }
}
