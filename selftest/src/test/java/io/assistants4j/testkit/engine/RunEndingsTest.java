package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.turns.TurnScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of open messages and steps, for every way in which a run ends. */
final class RunEndingsTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final EngineWorld world = new EngineWorld();

    /** The ways of a turn to end, and what they make of the run, its message and its step. */
    enum Ending {
        COMPLETES(RunStatus.Known.COMPLETED, null, RunStepStatus.Known.COMPLETED),
        SPENDS_ITS_TOKENS(RunStatus.Known.INCOMPLETE, "max_tokens", RunStepStatus.Known.COMPLETED),
        IS_FILTERED(RunStatus.Known.INCOMPLETE, "content_filter", RunStepStatus.Known.COMPLETED),
        STOPS_FOR_REASONS_UNKNOWN(RunStatus.Known.INCOMPLETE, "max_tokens", RunStepStatus.Known.COMPLETED),
        FAILS(RunStatus.Known.FAILED, "run_failed", RunStepStatus.Known.FAILED),
        BREAKS_OFF(RunStatus.Known.FAILED, "run_failed", RunStepStatus.Known.FAILED),
        THROWS(RunStatus.Known.FAILED, "run_failed", RunStepStatus.Known.FAILED),
        IS_CANCELLED(RunStatus.Known.CANCELLED, "run_cancelled", RunStepStatus.Known.CANCELLED),
        EXPIRES(RunStatus.Known.EXPIRED, "run_expired", RunStepStatus.Known.EXPIRED);

        private final RunStatus.Known run;
        private final @Nullable String message;
        private final RunStepStatus.Known step;

        Ending(RunStatus.Known run, @Nullable String message, RunStepStatus.Known step) {
            this.run = run;
            this.message = message;
            this.step = step;
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void anOpenMessageAndItsStepEndWithTheRun(Ending ending) {
        TurnScript script = TurnScript.begin().says("Well.").beginsToSay("Oslo is");
        if (ending == Ending.COMPLETES) {
            script.event(new TurnEvent.MessageEnded());
        }
        world.model.then(end(script, ending));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        StreamRules.check(events);
        assertEnded(ending.run);
        assertThat(world.newest().text()).isEqualTo("Oslo is");
        assertThat(
                        world.newest().incompleteDetails() == null
                                ? null
                                : world.newest().incompleteDetails().reason())
                .isEqualTo(ending.message);
        assertThat(world.newest().status())
                .isEqualTo(ending.message == null ? MessageStatus.COMPLETED : MessageStatus.INCOMPLETE);
        assertThat(world.steps()).extracting(RunStep::status).containsExactly(RunStepStatus.COMPLETED, ending.step);
    }

    @ParameterizedTest
    @EnumSource(value = Ending.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETES")
    void openCallsAndTheirStepEndWithTheRun(Ending ending) {
        ToolCallId call = new ToolCallId("call_a");
        world.model.then(end(
                TurnScript.begin()
                        .event(new TurnEvent.CallStarted(call, "f"))
                        .event(new TurnEvent.ArgumentsDelta(call, "{\"ci")),
                ending));

        StreamRules.check(events(world.engine.streams().stream(world.thread, world.run())));

        assertEnded(ending.run);
        assertThat(world.latest().requiredAction()).isNull();
        assertThat(world.steps().get(0).status())
                .isEqualTo(ending.run == RunStatus.INCOMPLETE ? RunStepStatus.FAILED : ending.step);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"IS_CANCELLED", "EXPIRES"})
    void aStepThatWaitsForOutputsEndsWithTheRun(Ending ending) {
        world.model.then(
                TurnScript.begin().says("Wait.").calls("call_a", "f", "{}").completes(7, 3));
        world.engine.runs().create(world.thread, world.run());

        interrupt(ending);

        assertEnded(ending.run);
        assertThat(world.latest().usage()).isEqualTo(Usage.of(7, 3));
        assertThat(world.steps()).extracting(RunStep::status).containsExactly(RunStepStatus.COMPLETED, ending.step);
    }

    @Test
    void aRunExpiresInEveryStateAndFreesItsThread() {
        EngineWorld queued = new EngineWorld(task -> {});
        queued.engine.runs().create(queued.thread, queued.run());
        assertExpires(queued);

        EngineWorld cancelling = new EngineWorld(task -> {});
        Run run = cancelling.engine.runs().create(cancelling.thread, cancelling.run());
        cancelling.engine.runs().cancel(cancelling.thread, run.id());
        assertExpires(cancelling);

        EngineWorld waiting = new EngineWorld();
        waiting.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
        waiting.engine.runs().create(waiting.thread, waiting.run());
        assertExpires(waiting);
    }

    @ParameterizedTest
    @MethodSource
    void theCodeOfAFailureIsOneThatRunsAndStepsKnow(AssistantsException failure, ErrorCode run, ErrorCode step) {
        world.model.then(TurnScript.begin().beginsToSay("Oslo").breaks(failure));

        world.engine.runs().create(world.thread, world.run());

        assertThat(world.latest().lastError().code()).isEqualTo(run);
        assertThat(world.latest().lastError().message()).isEqualTo(failure.getMessage());
        assertThat(world.steps().get(0).lastError().code()).isEqualTo(step);
    }

    static Stream<Arguments> theCodeOfAFailureIsOneThatRunsAndStepsKnow() {
        ErrorCode server = ErrorCode.SERVER_ERROR;
        return Stream.of(
                Arguments.of(
                        new RateLimitException("Slow down.", ErrorDetails.NONE, null),
                        ErrorCode.RATE_LIMIT_EXCEEDED,
                        ErrorCode.RATE_LIMIT_EXCEEDED),
                Arguments.of(new InvalidRequestException("No.", "input", null), ErrorCode.INVALID_PROMPT, server),
                Arguments.of(new UnsupportedCapabilityException("No.", "tools"), ErrorCode.INVALID_PROMPT, server),
                Arguments.of(new AuthenticationException("Who?", ErrorDetails.NONE, null), server, server),
                Arguments.of(new PermissionDeniedException("Not you.", ErrorDetails.NONE, null), server, server),
                Arguments.of(new NotFoundException("model", "m"), server, server),
                Arguments.of(new ServerException("Broken.", ErrorDetails.NONE, null), server, server));
    }

    private TurnScript end(TurnScript script, Ending ending) {
        return switch (ending) {
            case COMPLETES -> script.completes(5, 2);
            case SPENDS_ITS_TOKENS -> script.endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 5, 2);
            case IS_FILTERED -> script.endsEarly(TurnEvent.Reason.CONTENT_FILTER, 5, 2);
            case STOPS_FOR_REASONS_UNKNOWN -> script.endsEarly(TurnEvent.Reason.OTHER, 5, 2);
            case FAILS -> script.fails(ErrorCode.SERVER_ERROR, "Broken.");
            case BREAKS_OFF -> script;
            case THROWS -> script.breaks(new IllegalStateException("bug"));
            case IS_CANCELLED, EXPIRES -> script.meanwhile(() -> interrupt(ending));
        };
    }

    private void interrupt(Ending ending) {
        if (ending == Ending.IS_CANCELLED) {
            world.engine.runs().cancel(world.thread, world.latest().id());
        } else {
            world.clock.advance(LIFE);
            world.engine.sweep();
        }
    }

    private void assertEnded(RunStatus status) {
        Run run = world.latest();
        Instant now = world.clock.instant();
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.expiresAt()).isNull();
        assertThat(run.requiredAction()).isNull();
        assertThat(run.completedAt()).isEqualTo(status == RunStatus.COMPLETED ? now : null);
        assertThat(run.failedAt()).isEqualTo(status == RunStatus.FAILED ? now : null);
        assertThat(run.cancelledAt()).isEqualTo(status == RunStatus.CANCELLED ? now : null);
        assertThat(run.lastError() != null).isEqualTo(status == RunStatus.FAILED);
        assertThat(run.incompleteDetails() != null).isEqualTo(status == RunStatus.INCOMPLETE);
        assertThat(run.usage())
                .isEqualTo(world.steps().stream().map(RunStep::usage).reduce(Usage.ZERO, Usage::plus));
        RunStep last = world.steps().get(world.steps().size() - 1);
        assertThat(last.expiredAt()).isEqualTo(last.status() == RunStepStatus.EXPIRED ? now : null);
        assertThat(last.cancelledAt()).isEqualTo(last.status() == RunStepStatus.CANCELLED ? now : null);
        assertThat(last.failedAt()).isEqualTo(last.status() == RunStepStatus.FAILED ? now : null);
        assertThat(last.completedAt()).isEqualTo(last.status() == RunStepStatus.COMPLETED ? now : null);
        assertThat(last.lastError() != null).isEqualTo(last.status() == RunStepStatus.FAILED);
    }

    private static void assertExpires(EngineWorld world) {
        world.clock.advance(LIFE.minusSeconds(1));
        var second = world.engine("second", task -> {});
        Run before =
                world.store.runs(world.thread, PageRequest.newest(1)).data().get(0);
        assertThat(second.runs().find(world.thread, before.id()).status()).isEqualTo(before.status());

        world.clock.advance(Duration.ofSeconds(1));

        assertThat(second.runs().find(world.thread, before.id()).status()).isEqualTo(RunStatus.EXPIRED);
        assertThat(second.runs().create(world.thread, world.run()).status()).isEqualTo(RunStatus.QUEUED);
    }
}
