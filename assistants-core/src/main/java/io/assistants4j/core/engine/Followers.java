package io.assistants4j.core.engine;

import io.assistants4j.core.id.RunId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who follows which run. Several may for a moment: of those who submit outputs at once, one is let in. Thread-safe. */
final class Followers {
    private final Map<RunId, List<EventQueue>> byRun = new ConcurrentHashMap<>();

    void add(RunId run, EventQueue follower) {
        byRun.merge(
                run,
                List.of(follower),
                (had, more) -> Stream.concat(had.stream(), more.stream()).toList());
    }

    void remove(RunId run, EventQueue follower) {
        byRun.computeIfPresent(run, (unused, had) -> {
            List<EventQueue> left =
                    had.stream().filter(other -> other != follower).toList();
            return left.isEmpty() ? null : left;
        });
    }

    List<EventQueue> of(RunId run) {
        return byRun.getOrDefault(run, List.of());
    }
}
