package io.assistants4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.run.RunLifecycle.Table;
import io.assistants4j.core.run.RunStatus.Known;
import org.junit.jupiter.api.Test;

final class RunLifecycleTableTest {
    @Test
    void aTerminalStateHasNoEdge() {
        Table table = RunLifecycle.startingAt(Known.QUEUED);
        assertThatThrownBy(() -> table.from(Known.COMPLETED, Known.QUEUED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A terminal state has an edge: completed to queued");
    }

    @Test
    void anEdgeStandsOnce() {
        Table table = RunLifecycle.startingAt(Known.QUEUED).from(Known.QUEUED, Known.FAILED);
        assertThatThrownBy(() -> table.from(Known.QUEUED, Known.FAILED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("An edge stands twice: queued to failed");
    }

    @Test
    void everyStateIsReached() {
        Table table = RunLifecycle.startingAt(Known.QUEUED)
                .from(Known.QUEUED, Known.IN_PROGRESS)
                .from(Known.IN_PROGRESS, Known.COMPLETED);
        assertThatThrownBy(table::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No way leads to ");
    }

    @Test
    void everyActiveStateIsLeft() {
        Table table = RunLifecycle.startingAt(Known.QUEUED).from(Known.QUEUED, Known.values());
        assertThatThrownBy(table::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No way leads out of ");
    }

    @Test
    void aRunMovesAlongTheTableOnly() {
        assertThatCode(() -> RunLifecycle.V2.check(RunStatus.QUEUED, RunStatus.IN_PROGRESS))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RunLifecycle.V2.check(RunStatus.COMPLETED, RunStatus.QUEUED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A run cannot go from completed to queued");
        assertThat(RunLifecycle.V2.after(RunStatus.COMPLETED)).isEmpty();
    }
}
