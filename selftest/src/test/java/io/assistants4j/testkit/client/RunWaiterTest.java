package io.assistants4j.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.RunSighting;
import io.assistants4j.core.client.RunWaiter;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.store.StoreSamples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunWaiterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Duration> looks = new ArrayList<>();
    private final PassingTime time = new PassingTime();
    private final RunWaiter waiter = new RunWaiter(time, pause -> {
        pauses.add(pause);
        time.pass(pause);
    });

    @Test
    void thePausesGrowToASecond() {
        settle(MINUTE, null, 9);

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(20L, 40L, 80L, 160L, 320L, 640L, 1000L, 1000L, 1000L);
    }

    @Test
    void thePauseAskedForIsKept() {
        settle(MINUTE, Duration.ofMillis(500), 3);

        assertThat(pauses).containsOnly(Duration.ofMillis(500)).hasSize(3);
    }

    @Test
    void aPauseThatMakesNoSenseIsMadeToMakeSome() {
        settle(Duration.ofHours(1), Duration.ZERO, 1);
        settle(Duration.ofHours(1), Duration.ofHours(9), 1);

        assertThat(pauses).containsExactly(Duration.ofMillis(20), MINUTE);
    }

    @Test
    void noPauseReachesBeyondTheDeadlineAndALastLookIsTakenThere() {
        assertThatThrownBy(() -> settle(Duration.ofSeconds(3), Duration.ofSeconds(2), 100))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("Run run_1 was still in_progress after 3000 ms; it goes on.");

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(looks).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void aLookThatTakesLongCountsToo() {
        assertThatThrownBy(() -> waiter.settle(
                        left -> {
                            time.pass(left);
                            return new RunSighting(run(RunStatus.QUEUED), null);
                        },
                        MINUTE,
                        time.instant()))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatWasDoneBeforeTheWaitCountsToo() {
        Instant since = time.instant();
        time.pass(Duration.ofSeconds(59));

        assertThatThrownBy(() -> waiter.settle(
                        left -> {
                            looks.add(left);
                            return new RunSighting(run(RunStatus.QUEUED), MINUTE);
                        },
                        MINUTE,
                        since))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(looks).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(RunStatus.Known.class)
    void aRunIsSettledWhenItChangesNoMoreByItself(RunStatus.Known status) {
        boolean settled = status.isTerminal() || status == RunStatus.Known.REQUIRES_ACTION;

        if (settled) {
            assertThat(waiter.settle(left -> new RunSighting(run(status), null), MINUTE, time.instant())
                            .status())
                    .isEqualTo(status);
        } else {
            assertThatThrownBy(() -> waiter.settle(left -> new RunSighting(run(status), null), MINUTE, time.instant()))
                    .isInstanceOf(DeadlineExceededException.class);
        }
    }

    @Test
    void anUnknownStateIsWaitedOut() {
        assertThatThrownBy(() -> waiter.settle(
                        left -> new RunSighting(run(RunStatus.of("dreaming")), null), MINUTE, time.instant()))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("dreaming");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled", "expired", "incomplete", "queued"})
    void onlyARunThatCompletedOrAsksSucceeded(String status) {
        assertThatThrownBy(() -> RunWaiter.succeeded(run(RunStatus.of(status)))).isInstanceOf(RunEndedException.class);
        assertThat(RunWaiter.succeeded(run(RunStatus.COMPLETED))).isNotNull();
        assertThat(RunWaiter.succeeded(run(RunStatus.REQUIRES_ACTION))).isNotNull();
    }

    @Test
    void anInterruptionEndsTheWaitAndStaysSeen() {
        RunWaiter interrupted = new RunWaiter(time, pause -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupted.settle(
                        left -> new RunSighting(run(RunStatus.QUEUED), null), MINUTE, time.instant()))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Waits for a run that ends after so many looks. */
    private void settle(Duration timeout, @Nullable Duration asked, int looksBefore) {
        looks.clear();
        waiter.settle(
                left -> {
                    looks.add(left);
                    RunStatus status = looks.size() > looksBefore ? RunStatus.COMPLETED : RunStatus.IN_PROGRESS;
                    return new RunSighting(run(status), asked);
                },
                timeout,
                time.instant());
    }

    private static Run run(RunStatus status) {
        return StoreSamples.run("thread_1", "run_1", status).run();
    }

    /** Time that passes when told to. */
    private static final class PassingTime extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
