package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.TestTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClosedTransportTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestFarSide far =
            new TestFarSide(HttpSettings.defaults(), null, new TestTime().callTime(this::closeInsteadOfSleeping));

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void aCallThatWaitsForItsRepetitionIsNotSentAgain() {
        far.next(Fault.status(503));

        assertThatThrownBy(far::read)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.status()).isEqualTo(503));

        assertThat(far.requests()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aCallThatIsUnderWayIsBrokenOffAndNotRepeated() {
        far.next(Fault.silence());
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(far::read, ThreadPerTask.executor("test"));
        far.server.journal().awaitRequests(1, SOON);

        far.transport.close();

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(AssistantsException.class);
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void callsThatComeLaterFailAndSendNothing() {
        far.transport.close();

        assertThatThrownBy(far::read)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("is closed")
                .extracting("details.code")
                .isEqualTo("client_closed");
        assertThatThrownBy(far::stream).isInstanceOf(ConnectionException.class);
        assertThat(far.requests()).isZero();
    }

    private void closeInsteadOfSleeping(Duration unused) {
        far.transport.close();
    }
}
