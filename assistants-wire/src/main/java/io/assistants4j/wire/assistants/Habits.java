package io.assistants4j.wire.assistants;

import io.assistants4j.core.thread.Message;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What has to be made up for with a far side.
 *
 * @param all its habits
 * @param notes which messages are no messages but the far side's own notes, and left out of lists
 */
public record Habits(Set<Habit> all, Predicate<Message> notes) {
    /** A far side that keeps to the Assistants API. */
    public static final Habits NONE = new Habits(Set.of(), message -> false);

    public Habits {
        all = Set.copyOf(all);
        Objects.requireNonNull(notes, "notes");
    }
}
