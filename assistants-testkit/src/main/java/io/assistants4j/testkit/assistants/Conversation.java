package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread with all that is in it.
 *
 * @param id its id
 * @param tree the object
 * @param messages its messages
 * @param runs its runs
 */
record Conversation(
        String id,
        Map<String, @Nullable Object> tree,
        Shelf<Map<String, @Nullable Object>> messages,
        Shelf<FakeRun> runs) {
    static Conversation of(String id, Map<String, @Nullable Object> tree) {
        return new Conversation(id, tree, new Shelf<>(Kind.MESSAGE), new Shelf<>(Kind.RUN));
    }

    void add(Map<String, @Nullable Object> message) {
        messages.add(String.valueOf(message.get("id")), message);
    }

    List<Map<String, @Nullable Object>> said() {
        return messages.all();
    }

    /** Refuses a message while a run is active. */
    void checkOpenForMessages() {
        active().ifPresent(run -> {
            throw Refused.inThisState("Can't add messages to " + id + " while a run " + run.id() + " is active.");
        });
    }

    /** Refuses a run while another is active. */
    void checkOpenForRuns() {
        active().ifPresent(run -> {
            throw Refused.inThisState("Thread " + id + " already has an active run " + run.id() + ".");
        });
    }

    Optional<FakeRun> active() {
        return runs.all().stream().filter(run -> !run.isOver()).findFirst();
    }
}
