package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for runs: one deadline over all, and the pauses the far side asks for. */
@Timeout(60)
class NativeWaitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunIsLookedAtUntilItCompletes() {
        world.answers(Answers.run("queued")).answers(Answers.run("in_progress")).answers(Answers.completed());

        assertThat(world.runs().createAndWait(THREAD, NEW_RUN, MINUTE).usage()).isNotNull();
        world.sent("GET", "threads/thread_1/runs/run_1", "");
        assertThat(world.requests()).isEqualTo(3);
        assertThat(world.time.slept()).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void thePauseTheServerAsksForIsKeptEachTime() {
        world.answers(Answers.run("queued"))
                .answers(inProgress("700"))
                .answers(inProgress(" 300 "))
                .answers(inProgress("soon"))
                .answers(inProgress("-1"))
                .answers(Answers.asking());

        Run run = world.runs().createAndWait(THREAD, NEW_RUN, MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(world.time.slept())
                .extracting(Duration::toMillis)
                .startsWith(700L, 300L)
                .endsWith(20L)
                .hasSize(4);
    }

    @Test
    void aRunThatEndsOtherwiseIsAFailureThatHasIt() {
        world.answers(Answers.run("queued")).answers(Answers.run("expired"));

        assertThatThrownBy(() -> world.runs().createAndWait(THREAD, NEW_RUN, MINUTE))
                .isInstanceOfSatisfying(
                        RunEndedException.class,
                        e -> assertThat(e.run().status()).isEqualTo(RunStatus.EXPIRED));
    }

    @Test
    void theTimeIsOverHoweverTheServerPacesTheWait() {
        world.answers(Answers.run("queued")).answers(inProgress("40000")).answers(inProgress("40000"));

        assertThatThrownBy(() -> world.runs().createAndWait(THREAD, NEW_RUN, Duration.ofSeconds(30)))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("still in_progress after 30000 ms");
        assertThat(world.time.slept()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void theRepetitionsOfALookCountToo() {
        world.answers(Answers.run("queued"));
        world.next(Fault.emptyBody(503).retryAfter("8"), Fault.emptyBody(503).retryAfter("8"));

        assertThatThrownBy(() -> world.runs().createAndWait(THREAD, NEW_RUN, Duration.ofSeconds(10)))
                .isInstanceOf(io.assistants4j.core.error.ServerException.class);
        assertThat(world.time.slept()).containsExactly(Duration.ofSeconds(8));
    }

    @Test
    void theCreationCountsToo() {
        world.next(Fault.emptyBody(429).retryAfter("20"));

        assertThatThrownBy(() -> world.runs().createAndWait(THREAD, NEW_RUN, Duration.ofSeconds(10)))
                .isInstanceOf(io.assistants4j.core.error.RateLimitException.class);
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void futuresDoTheSame() {
        world.answers(Answers.run("queued")).answers(Answers.completed());

        CompletableFuture<Run> done = world.provider.async().runs().createAndWait(THREAD, NEW_RUN, MINUTE);

        assertThat(done).succeedsWithin(MINUTE);
        world.answers(Answers.completed());
        assertThat(world.provider.async().runs().find(THREAD, RUN)).succeedsWithin(MINUTE);
    }

    private static Answer inProgress(String pollAfter) {
        return Answer.of(200, "application/json", Answers.run("in_progress")).header("openai-poll-after-ms", pollAfter);
    }
}
