package io.assistants4j.testkit.assistants;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the server keeps. Whoever looks at it or changes it holds its lock, and tells it of changes. */
final class World {
    private final Clock clock;
    private final Ids ids = new Ids();
    private final Shelf<Map<String, @Nullable Object>> assistants = new Shelf<>(Kind.ASSISTANT);
    private final Shelf<Conversation> threads = new Shelf<>(Kind.THREAD);
    private boolean over;

    World(Clock clock) {
        this.clock = clock;
    }

    Shelf<Map<String, @Nullable Object>> assistants() {
        return assistants;
    }

    Shelf<Conversation> threads() {
        return threads;
    }

    String newId(Kind kind) {
        return ids.next(kind.prefix());
    }

    String newId(String prefix) {
        return ids.next(prefix);
    }

    /** Seconds since 1970. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    /** Whether it was forgotten. */
    boolean isOver() {
        return over;
    }

    /** Ends the runs whose time is up. */
    void expire() {
        activeRuns().stream().filter(run -> run.isDue(now())).forEach(run -> run.stop(Ending.EXPIRED));
    }

    /** Forgets everything; nothing goes on. */
    synchronized void forget() {
        over = true;
        activeRuns().forEach(FakeRun::abandon);
        notifyAll();
    }

    private List<FakeRun> activeRuns() {
        return threads.all().stream()
                .flatMap(thread -> thread.runs().all().stream())
                .filter(run -> !run.isOver())
                .toList();
    }
}
