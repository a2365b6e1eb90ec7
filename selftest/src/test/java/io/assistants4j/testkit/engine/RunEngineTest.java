package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static io.assistants4j.testkit.engine.EngineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.turns.TurnScript;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class RunEngineTest {
    private final EngineWorld world = new EngineWorld();

    @Test
    void aTextRunIsStreamedInTheOrderClientsRelyOn() {
        world.model.then(TurnScript.begin().says("Oslo is", " cold.").completes(31, 5));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.delta",
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
        Run run = onlyRun();
        assertThat(run.usage()).isEqualTo(Usage.of(31, 5));
        assertThat(run.expiresAt()).isNull();
        assertThat(onlyStep(run).usage()).isEqualTo(Usage.of(31, 5));
        assertThat(answer().text()).isEqualTo("Oslo is cold.");
        assertThat(world.model.open()).isZero();
    }

    @Test
    void theModelIsShownInstructionsAndTheWholeThread() {
        world.model.then(TurnScript.begin().says("Cold.").completes(1, 1));
        world.engine.runs().create(world.thread, world.run());

        Turn turn = world.model.asked().get(0);
        assertThat(turn.instructions()).isEqualTo("Be brief.");
        assertThat(turn.items()).hasSize(1);
        assertThat(turn.temperature()).isNull();
    }

    @Test
    void functionCallsWaitForTheirOutputsAndTheRunGoesOn() {
        world.model
                .then(TurnScript.begin()
                        .keeps("{\"type\":\"reasoning\"}")
                        .calls("call_a", "get_temp", "{\"city\":", "\"Oslo\"}")
                        .calls("call_b", "get_temp", "{}")
                        .completes(10, 2))
                .then(TurnScript.begin().says("Minus four.").completes(20, 3));

        List<RunEvent> first = events(world.engine.streams().stream(world.thread, world.run()));
        assertThat(names(first)).endsWith("thread.run.step.delta", "thread.run.requires_action", "done");
        Run waiting = onlyRun();
        assertThat(waiting.usage()).isNull();
        List<RunEvent> second = events(world.engine
                .streams()
                .streamSubmit(
                        world.thread,
                        waiting.id(),
                        List.of(ToolOutput.of("call_b", "18"), ToolOutput.of("call_a", "-4"))));

        assertThat(names(second))
                .startsWith(
                        "thread.run.step.completed",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created")
                .endsWith("thread.run.completed", "done");
        assertThat(onlyRun().usage()).isEqualTo(Usage.of(30, 5));
        List<TurnItem> replayed = world.model.asked().get(1).items();
        assertThat(replayed.subList(1, replayed.size()))
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Opaque", "Called", "Called", "Returned", "Returned");
    }

    @Test
    void callsOfEarlierRunsAreNotShownAgainWhetherTheyWereAnsweredOrNot() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin()
                        .keeps("{\"type\":\"reasoning\"}")
                        .calls("call_b", "f", "{}")
                        .completes(1, 1))
                .then(TurnScript.begin().says("Cold.").completes(1, 1))
                .then(TurnScript.begin().says("Still cold.").completes(1, 1));
        Run dangling = world.engine.runs().create(world.thread, world.run());
        world.engine.runs().cancel(world.thread, dangling.id());
        Run answered = world.engine.runs().create(world.thread, world.run());
        world.engine.runs().submit(world.thread, answered.id(), List.of(ToolOutput.of("call_b", "-4")));

        world.engine.runs().create(world.thread, world.run());

        assertThat(world.model.asked().get(3).items())
                .isEqualTo(List.of(
                        new TurnItem.Said(MessageRole.USER, List.of(ContentPart.text("How cold is Oslo?"))),
                        new TurnItem.Said(MessageRole.ASSISTANT, List.of(ContentPart.text("Cold.")))));
    }

    @Test
    void outputsForOtherCallsAreRefusedByName() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());

        assertThatThrownBy(
                        () -> world.engine.runs().submit(world.thread, run.id(), List.of(ToolOutput.of("call_x", "1"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Expected tool outputs for call_ids ['call_a'], got ['call_x']");
    }

    @Test
    void anActiveRunLocksItsThread() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());

        assertThatThrownBy(() -> world.engine.runs().create(world.thread, world.run()))
                .hasMessage("Thread " + world.thread + " already has an active run " + run.id() + ".");
        assertThatThrownBy(() -> world.engine.messages().create(world.thread, NewMessage.user("And Rome?")))
                .hasMessage("Can't add messages to " + world.thread + " while a run " + run.id() + " is active.");
    }

    @Test
    void aFailureKeepsWhatWasSaid() {
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .breaks(new RateLimitException("Slow down.", ErrorDetails.NONE, null)));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .endsWith("thread.message.incomplete", "thread.run.step.failed", "thread.run.failed", "done");
        assertThat(onlyRun().lastError()).isNotNull();
        assertThat(onlyRun().lastError().code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
        assertThat(answer().text()).isEqualTo("Oslo is");
        assertThat(answer().incompleteDetails().reason()).isEqualTo("run_failed");
    }

    @Test
    void aStreamThatBreaksOffFailsTheRun() {
        world.model.then(TurnScript.begin().beginsToSay("Oslo is"));
        assertThatThrownBy(() -> world.engine.runs().createAndWait(world.thread, world.run(), Duration.ofSeconds(1)))
                .isInstanceOf(RunEndedException.class)
                .hasMessageContaining("server_error");
    }

    @Test
    void aLimitEndsTheRunAsIncomplete() {
        world.model.then(TurnScript.begin().beginsToSay("Oslo is").endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 3, 2));
        world.engine.runs().create(world.thread, world.run());

        assertThat(onlyRun().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(onlyRun().incompleteDetails().reason()).isEqualTo("max_completion_tokens");
        assertThat(answer().incompleteDetails().reason()).isEqualTo("max_tokens");
        assertThat(onlyStep(onlyRun()).usage()).isEqualTo(Usage.of(3, 2));
    }

    @Test
    void cancellingWhileTheModelSpeaksKeepsWhatItSaid() {
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(
                        () -> world.engine.runs().cancel(world.thread, onlyRun().id()))
                .says("never told")
                .completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .contains("thread.run.cancelling")
                .endsWith("thread.message.incomplete", "thread.run.step.cancelled", "thread.run.cancelled", "done");
        assertThat(answer().incompleteDetails().reason()).isEqualTo("run_cancelled");
    }

    @Test
    void aRunThatWaitsForOutputsCanBeCancelledOnce() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(7, 1));
        Run run = world.engine.runs().create(world.thread, world.run());

        assertThat(world.engine.runs().cancel(world.thread, run.id()).status()).isEqualTo(RunStatus.CANCELLING);

        assertThat(onlyRun().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(onlyStep(run).status()).isEqualTo(RunStepStatus.CANCELLED);
        assertThat(onlyStep(run).usage()).isEqualTo(Usage.of(7, 1));
        assertThatThrownBy(() -> world.engine.runs().cancel(world.thread, run.id()))
                .hasMessage("Cannot cancel run with status 'cancelled'.");
    }

    @Test
    void aRunThatWaitsTooLongExpiresAndFreesItsThread() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Hello.").completes(1, 1));
        Run run = world.engine.runs().create(world.thread, world.run());
        world.clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(
                        () -> world.engine.runs().submit(world.thread, run.id(), List.of(ToolOutput.of("call_a", "1"))))
                .hasMessage("Runs in status \"expired\" do not accept tool outputs.");
        assertThat(onlyStep(run).status()).isEqualTo(RunStepStatus.EXPIRED);
        world.engine.runs().create(world.thread, world.run());
        assertThat(world.engine.messages().list(world.thread, PageRequest.FIRST).data())
                .hasSize(2);
    }

    @Test
    void aRunLeftBehindByADeadEngineIsTakenOver() {
        Queue<Runnable> neverRun = new ArrayDeque<>();
        EngineWorld dead = new EngineWorld(neverRun::add);
        dead.model.then(TurnScript.begin().says("Cold.").completes(1, 1));
        Run run = dead.engine.runs().create(dead.thread, dead.run());
        try (var second = dead.engine("second", Runnable::run)) {
            second.sweep();
            assertThat(second.runs().find(dead.thread, run.id()).status()).isEqualTo(RunStatus.QUEUED);
            dead.clock.advance(Duration.ofSeconds(31));
            second.sweep();
            assertThat(second.runs().find(dead.thread, run.id()).status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void deletingAThreadEndsItsRunAndItsStream() {
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(() -> world.engine.threads().delete(world.thread))
                .says("never told")
                .completes(1, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(names(events))
                .endsWith(
                        "thread.run.cancelling",
                        "thread.message.incomplete",
                        "thread.run.step.cancelled",
                        "thread.run.cancelled",
                        "done");
        assertThat(world.model.open()).isZero();
    }

    private Run onlyRun() {
        List<Run> runs =
                world.engine.runs().list(world.thread, PageRequest.FIRST).data();
        return runs.get(0);
    }

    private RunStep onlyStep(Run run) {
        List<RunStep> steps = world.engine
                .runs()
                .listSteps(world.thread, run.id(), PageRequest.FIRST)
                .data();
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private Message answer() {
        Message newest = world.engine
                .messages()
                .list(world.thread, PageRequest.newest(1))
                .data()
                .get(0);
        assertThat(newest.status()).isNotEqualTo(MessageStatus.IN_PROGRESS);
        return newest;
    }
}
