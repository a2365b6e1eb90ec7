package io.assistants4j.testkit.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TurnScriptTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");
    private final Gate gate = new Gate();
    private final TurnStream turn =
            TurnScript.begin().waitsAt(gate).says("Hello.").completes(1, 1).play(() -> {});

    @Test
    void aTurnGoesOnWhenItsGateOpens() {
        gate.open();

        assertThat(turn.next()).isInstanceOf(TurnEvent.MessageStarted.class);
    }

    @Test
    void aTurnThatIsClosedAtItsGateSaysNoMore() {
        CompletableFuture<Boolean> over = CompletableFuture.supplyAsync(() -> turn.next() == null, THREADS);
        gate.awaitReached(Duration.ofSeconds(20));

        turn.close();

        assertThat(over.join()).isTrue();
    }
}
