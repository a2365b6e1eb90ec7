package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.TurnEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PacedTurnTest {

    private static final List<TurnEvent> EVENTS = List.of(
            new TurnEvent.MessageStarted(),
            new TurnEvent.TextDelta(0, "a "),
            new TurnEvent.TextDelta(0, "b"),
            new TurnEvent.MessageEnded());
    private static final Duration PACE = Duration.ofMillis(30);

    private final CountDownLatch asleep = new CountDownLatch(1);
    /** Sleeps until it is interrupted. */
    private final Sleeper forever = pause -> {
        asleep.countDown();
        new CountDownLatch(1).await();
    };

    @Test
    void pausesBeforeEachWord() {
        List<Duration> pauses = new ArrayList<>();
        PacedTurn turn = new PacedTurn(EVENTS, PACE, pauses::add);

        assertThat(turn.next()).isEqualTo(EVENTS.get(0));
        assertThat(pauses).isEmpty();
        assertThat(turn.next()).isEqualTo(EVENTS.get(1));
        assertThat(turn.next()).isEqualTo(EVENTS.get(2));
        assertThat(turn.next()).isEqualTo(EVENTS.get(3));
        assertThat(turn.next()).isNull();
        assertThat(pauses).containsExactly(PACE, PACE);
    }

    @Test
    void endsWhenItIsClosed() {
        PacedTurn turn = new PacedTurn(EVENTS, Duration.ZERO, forever);

        assertThat(turn.next()).isNotNull();
        turn.close();
        turn.close();

        assertThat(turn.next()).isNull();
    }

    @Test
    void closingEndsAPauseAndLeavesNoInterruptionBehind() throws Exception {
        PacedTurn turn = new PacedTurn(EVENTS, PACE, forever);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            turn.next();
            assertThat(turn.next()).isNull();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        reader.start();
        asleep.await();

        turn.close();

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
        reader.join();
    }

    @Test
    void anInterruptedReaderStaysInterruptedAndTheTurnEnds() throws Exception {
        PacedTurn turn = new PacedTurn(EVENTS, PACE, forever);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            turn.next();
            assertThat(turn.next()).isNull();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        reader.start();
        asleep.await();

        reader.interrupt();

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(turn.next()).isNull();
        reader.join();
    }
}
