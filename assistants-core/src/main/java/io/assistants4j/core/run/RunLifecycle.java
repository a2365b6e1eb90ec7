package io.assistants4j.core.run;

import io.assistants4j.core.run.RunStatus.Known;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The life of a run as a table of states and what may follow each, checked when it is built.
 *
 * <p>The states are those of the Assistants API v2; the edges follow its published description of run life cycles.
 */
public final class RunLifecycle {
    /** The life cycle of the Assistants API v2. */
    public static final RunLifecycle V2 = startingAt(Known.QUEUED)
            .from(Known.QUEUED, Known.IN_PROGRESS, Known.CANCELLING, Known.EXPIRED, Known.FAILED)
            .from(
                    Known.IN_PROGRESS,
                    Known.COMPLETED,
                    Known.INCOMPLETE,
                    Known.FAILED,
                    Known.REQUIRES_ACTION,
                    Known.CANCELLING,
                    Known.EXPIRED)
            .from(Known.REQUIRES_ACTION, Known.QUEUED, Known.CANCELLING, Known.EXPIRED)
            .from(Known.CANCELLING, Known.CANCELLED, Known.COMPLETED, Known.FAILED, Known.INCOMPLETE, Known.EXPIRED)
            .build();

    private final Known start;
    private final Map<Known, Set<Known>> edges;

    private RunLifecycle(Known start, Map<Known, Set<Known>> edges) {
        this.start = start;
        this.edges = edges;
    }

    static Table startingAt(Known start) {
        return new Table(start);
    }

    /** Whether a run may go from the one state to the other. */
    public boolean allows(RunStatus from, RunStatus to) {
        return edges.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Returns quietly where a run may go from the one state to the other.
     *
     * @throws IllegalStateException otherwise: whoever moves a run must ask first
     */
    public void check(RunStatus from, RunStatus to) {
        if (!allows(from, to)) {
            throw new IllegalStateException("A run cannot go from " + from.value() + " to " + to.value());
        }
    }

    /** The states that may follow this one; none for a terminal state. */
    public Set<Known> after(RunStatus status) {
        return Set.copyOf(edges.getOrDefault(status, Set.of()));
    }

    /** The table as a Mermaid state diagram, one line an edge. */
    public String toMermaid() {
        StringBuilder diagram = new StringBuilder("stateDiagram-v2\n");
        diagram.append("    [*] --> ").append(start.value()).append('\n');
        edges.forEach((from, targets) -> targets.forEach(to -> diagram.append("    ")
                .append(from.value())
                .append(" --> ")
                .append(to.value())
                .append('\n')));
        for (Known status : Known.values()) {
            if (edges.get(status) == null) {
                diagram.append("    ").append(status.value()).append(" --> [*]\n");
            }
        }
        return diagram.toString();
    }

    /** Collects the edges and refuses a table that makes no sense. */
    static final class Table {
        private final Known start;
        private final Map<Known, Set<Known>> edges = new EnumMap<>(Known.class);

        private Table(Known start) {
            this.start = start;
        }

        Table from(Known from, Known... targets) {
            for (Known to : targets) {
                if (from.isTerminal()) {
                    throw new IllegalStateException("A terminal state has an edge: " + name(from) + " to " + name(to));
                }
                if (!edges.computeIfAbsent(from, unused -> EnumSet.noneOf(Known.class))
                        .add(to)) {
                    throw new IllegalStateException("An edge stands twice: " + name(from) + " to " + name(to));
                }
            }
            return this;
        }

        RunLifecycle build() {
            Set<Known> reached = EnumSet.of(start);
            Deque<Known> open = new ArrayDeque<>(reached);
            while (!open.isEmpty()) {
                for (Known next : edges.getOrDefault(open.remove(), Set.of())) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
            for (Known status : Known.values()) {
                if (!reached.contains(status)) {
                    throw new IllegalStateException("No way leads to " + name(status));
                }
                if (!status.isTerminal() && !edges.containsKey(status)) {
                    throw new IllegalStateException("No way leads out of " + name(status));
                }
            }
            return new RunLifecycle(start, edges);
        }

        private static String name(Known status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }
}
