package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AsyncProviderTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicInteger ids = new AtomicInteger();
    private final CountDownLatch spoken = new CountDownLatch(1);

    @Test
    void cancellingAFutureInterruptsItsCallAndNotTheRun() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Sleeper endless = pause -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };
        try (EngineProvider provider = open(endless)) {
            ThreadId thread = provider.threads().create(NewThread.EMPTY).id();
            CompletableFuture<Run> future = provider.async().runs().createAndWait(thread, request(provider), LONG);
            assertThat(waiting.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            future.cancel(true);

            assertThat(interrupted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(future).isCancelled();
            assertThat(provider.runs().list(thread, PageRequest.FIRST).data())
                    .extracting(Run::status)
                    .allMatch(status -> !status.isTerminal() && !status.equals(RunStatus.CANCELLING));
            spoken.countDown();
        }
    }

    @Test
    void aFutureFailsWithTheExceptionOfItsCall() {
        IllegalStateException failure = new IllegalStateException("no sleep");
        Sleeper sleepless = pause -> {
            throw failure;
        };
        try (EngineProvider provider = open(sleepless)) {
            ThreadId thread = provider.threads().create(NewThread.EMPTY).id();
            CompletableFuture<Run> future = provider.async().runs().createAndWait(thread, request(provider), LONG);

            assertThatThrownBy(() -> future.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(failure);
            spoken.countDown();
        }
    }

    private EngineProvider open(Sleeper sleeper) {
        ScriptedTurns model = new ScriptedTurns()
                .then(TurnScript.begin()
                        .meanwhile(this::awaitSpoken)
                        .says("Cold.")
                        .completes(1, 1));
        EngineRuntime runtime = EngineRuntime.of(
                "test",
                Clock.systemUTC(),
                sleeper,
                () -> String.format("%024d", ids.incrementAndGet()),
                ThreadPerTask.executor("provider-under-test"),
                ThreadPerTask.timer("sweeper-under-test"));
        return EngineProvider.open(
                new ProviderId("scripted"), Capabilities.all(), new InMemoryStore(), model, runtime, () -> {});
    }

    private void awaitSpoken() {
        try {
            assertThat(spoken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static NewRun request(EngineProvider provider) {
        AssistantId assistant =
                provider.assistants().create(NewAssistant.of("model-1").build()).id();
        return NewRun.of(assistant).build();
    }
}
