package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StreamClosingTest {
    private static final long PATIENCE_SECONDS = 20;

    private final ExecutorService executor = ThreadPerTask.executor("engine-under-test");
    private final EngineWorld world = new EngineWorld(executor);

    @Test
    void closingFromAnotherThreadEndsAWaitAtOnceAndTheRunGoesOn() throws InterruptedException {
        CountDownLatch spoken = new CountDownLatch(1);
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(() -> await(spoken))
                .says("cold")
                .completes(1, 1));
        RunStream stream = world.engine.streams().stream(world.thread, world.run());
        List<RunEvent> heard = new CopyOnWriteArrayList<>();
        CountDownLatch firstWord = new CountDownLatch(1);
        Thread follower = new Thread(() -> stream.forEach((RunEvent event) -> {
            heard.add(event);
            if (event instanceof RunEvent.MessageDelta) {
                firstWord.countDown();
            }
        }));
        follower.start();
        await(firstWord);
        while (follower.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        stream.close();
        follower.join();

        assertThat(heard).last().isInstanceOf(RunEvent.MessageDelta.class);
        assertThat(status()).isEqualTo(RunStatus.IN_PROGRESS);
        spoken.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        assertThat(status()).isEqualTo(RunStatus.COMPLETED);
    }

    private RunStatus status() {
        return world.engine
                .runs()
                .list(world.thread, PageRequest.FIRST)
                .data()
                .get(0)
                .status();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
