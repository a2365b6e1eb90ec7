package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineSettings;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.turns.TurnScript;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class StoppingEngineTest {
    private boolean isFailing;

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

    @Test
    void anExecutionThatOutlastsItsStoreTellsItsFollowerAndEndsQuietly() {
        List<Runnable> tasks = new ArrayList<>();
        EngineWorld world = new EngineWorld(tasks::add, failing(method -> true));
        world.model.then(TurnScript.begin().says("Cold.").completes(3, 2));
        RunStream followed = world.engine.streams().stream(world.thread, world.run());

        isFailing = true;

        assertThatCode(() -> tasks.forEach(Runnable::run)).doesNotThrowAnyException();
        assertThat(EngineWorld.names(EngineWorld.events(followed)))
                .containsExactly("thread.run.created", "thread.run.queued", "error", "done");
    }

    @Test
    void aRunThatCouldNotBeTakenOverOccupiesNoPlace() {
        EngineWorld world = new EngineWorld(Runnable::run, failing("commit"::equals));
        world.model.then(TurnScript.begin().says("Cold.").completes(3, 2));
        world.engine.drain(Duration.ZERO);
        world.engine.runs().create(world.thread, world.run());
        RunEngine next = world.engine(new EngineSettings("next", Duration.ofSeconds(30), 1, 3), Runnable::run);

        isFailing = true;
        assertThatIllegalStateException().isThrownBy(next::sweep);
        isFailing = false;
        next.sweep();

        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
    }

    /** A store of which these methods fail while the test says so. */
    private ConversationStore failing(Predicate<String> methods) {
        ConversationStore store = new InMemoryStore();
        return (ConversationStore) Proxy.newProxyInstance(
                StoppingEngineTest.class.getClassLoader(),
                new Class<?>[] {ConversationStore.class},
                (self, method, given) -> {
                    if (isFailing && methods.test(method.getName())) {
                        throw new IllegalStateException("The store is closed.");
                    }
                    try {
                        return method.invoke(store, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
