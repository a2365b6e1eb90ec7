package io.assistants4j.wire.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import retrofit2.Call;

/** What is under way to one far side, to be broken off at the end. Thread-safe. */
final class CallsUnderWay {
    private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
    private final Set<CallControl> controls = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** Whether nothing may begin any more. */
    boolean isOver() {
        return over;
    }

    /** A call with all its attempts begins, which must end by {@link #ends(CallControl)}. */
    void begins(CallControl control) {
        controls.add(control);
    }

    void ends(CallControl control) {
        controls.remove(control);
    }

    /** An attempt or a stream begins, which must end by {@link #ends(Call)}; once all is over it is cancelled. */
    void begins(Call<?> call) {
        calls.add(call);
        if (over) {
            call.cancel();
        }
    }

    void ends(Call<?> call) {
        calls.remove(call);
    }

    /** Breaks off what is under way: nothing is sent any more. Safe to repeat. */
    void breakOff() {
        over = true;
        controls.forEach(CallControl::stopRepeating);
        calls.forEach(Call::cancel);
    }
}
