package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class StoppingEngineTest {
    @Test
    void aStreamEndsWhereTheExecutorTakesNoMoreAndItsRunStaysQueued() {
        EngineWorld world = new EngineWorld(task -> {
            throw new RejectedExecutionException("shut down");
        });

        var events = EngineWorld.events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(EngineWorld.names(events))
                .containsExactly("thread.run.created", "thread.run.queued", "error", "done");
        assertThat(world.engine
                        .runs()
                        .list(world.thread, PageRequest.FIRST)
                        .data()
                        .get(0)
                        .status())
                .isEqualTo(RunStatus.QUEUED);
    }
}
