package io.assistants4j.testkit.contract.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.engine.EngineRuntime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ContractContextTest {
    private final ContractContext context = new ContractContext();
    private final EngineRuntime runtime = context.runtime("test");
    private final ExecutorService executor = runtime.executor();

    @Test
    void whatIsHeldBeginsWhenTheHoldIsClosed() throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        Hold held = context.hold();
        executor.execute(() -> done.complete("done"));
        assertThat(done).isNotDone();

        held.close();

        assertThat(done.get()).isEqualTo("done");
    }

    @Test
    void nothingCanBeHeldWhereNothingIsExecuted() {
        assertThatExceptionOfType(NotApplicable.class).isThrownBy(() -> new ContractContext().hold());
    }

    @Test
    void aWorldThatIsClosedEndsWhatItBegan() throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        Hold held = context.hold();
        executor.execute(() -> done.complete("done"));

        executor.shutdown();

        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isDone();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(() -> {}));
        held.close();
    }

    @Test
    void whatNeverBeganIsGivenBack() {
        Hold held = context.hold();
        executor.execute(() -> {});

        assertThat(executor.shutdownNow()).hasSize(1);
        assertThat(executor.isTerminated()).isTrue();
        held.close();
    }

    @Test
    void theTimerOfAWorldThatIsClosedIsQuiet() throws Exception {
        CompletableFuture<String> rung = new CompletableFuture<>();
        Future<?> once = runtime.timer().schedule(() -> rung.complete("rung"), 0, TimeUnit.MILLISECONDS);
        once.get();
        Future<?> never = runtime.timer().schedule(() -> {}, 1, TimeUnit.DAYS);

        runtime.timer().shutdown();

        assertThat(rung).isDone();
        assertThat(never).isCancelled();
        assertThat(runtime.timer().isTerminated()).isTrue();
        Future<?> tooLate = runtime.timer().schedule(() -> {}, 1, TimeUnit.DAYS);
        assertThat(tooLate).isCancelled();
    }
}
