package io.assistants4j.openai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever asks for one run, and does with it what its plan says. */
final class Caller {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final World world;
    private final AssistantsProvider provider;
    private final ThreadId thread;
    private final Plan plan;
    private final RunSnapshot told = new RunSnapshot();

    Caller(World world, ThreadId thread, Plan plan) {
        this.world = world;
        this.provider = world.provider();
        this.thread = thread;
        this.plan = plan;
    }

    /** From its creation to its end. */
    Outcome call() {
        Run run = turn(0, null);
        boolean waits = run.status().equals(RunStatus.REQUIRES_ACTION);
        if (waits && plan.cancelling() == Plan.Cancelling.WHILE_IT_WAITS) {
            cancel(run.id());
            return new Outcome(plan, settled(run.id()), null);
        }
        run = waits ? turn(1, run) : run;
        return new Outcome(plan, run, plan.way() == Plan.Way.STREAMED ? told : null);
    }

    private Run turn(int turn, @Nullable Run waiting) {
        world.begins(new TurnOfRun(plan.conversation(), plan.number(), turn));
        Plan.Cancelling cancelling = plan.isLast(turn) ? plan.cancelling() : Plan.Cancelling.NEVER;
        if (plan.way() == Plan.Way.AWAITED && cancelling == Plan.Cancelling.NEVER && waiting == null) {
            return awaited();
        }
        if (plan.way() == Plan.Way.STREAMED) {
            return settled(streamed(turn, waiting, cancelling));
        }
        RunId run = begun(waiting);
        if (cancelling == Plan.Cancelling.AT_ONCE) {
            cancel(run);
        } else if (cancelling == Plan.Cancelling.IN_ITS_ANSWER) {
            awaitAnswer(run);
            cancel(run);
        }
        return settled(run);
    }

    private Run awaited() {
        try {
            return provider.runs().createAndWait(thread, request(), LIMIT);
        } catch (RunEndedException e) {
            return e.run();
        }
    }

    private RunId begun(@Nullable Run waiting) {
        if (plan.way() == Plan.Way.LEFT) {
            try (RunStream stream = stream(waiting)) {
                RunEvent first = stream.iterator().next();
                return waiting == null ? ((RunEvent.RunChanged) first).run().id() : waiting.id();
            }
        }
        if (waiting == null) {
            return provider.runs().create(thread, request()).id();
        }
        provider.runs().submit(thread, waiting.id(), outputs(waiting));
        assertThatThrownBy(() -> provider.runs().submit(thread, waiting.id(), outputs(waiting)))
                .as("outputs that are in already")
                .isInstanceOf(InvalidRequestException.class);
        return waiting.id();
    }

    private RunId streamed(int turn, @Nullable Run waiting, Plan.Cancelling cancelling) {
        boolean cancels = true;
        RunId run = waiting == null ? null : waiting.id();
        RunEvent last = null;
        try (RunStream stream = stream(waiting)) {
            for (RunEvent event : stream) {
                assertThat(last instanceof RunEvent.Done)
                        .as("an event after the end")
                        .isFalse();
                last = event;
                told.apply(event);
                run = event instanceof RunEvent.RunChanged changed
                        ? changed.run().id()
                        : run;
                if (cancels && isTimeFor(cancelling, event)) {
                    cancels = false;
                    checkThatOthersMustWait(turn);
                    cancel(Objects.requireNonNull(run));
                }
            }
        }
        assertThat(last).as("the end of the stream").isInstanceOf(RunEvent.Done.class);
        return Objects.requireNonNull(run);
    }

    private boolean isTimeFor(Plan.Cancelling cancelling, RunEvent event) {
        return switch (cancelling) {
            case NEVER, WHILE_IT_WAITS -> false;
            case AT_ONCE -> true;
            case IN_ITS_ANSWER ->
                event instanceof RunEvent.MessageDelta
                        && told.messages().size() == plan.messages().size();
        };
    }

    /** An answer that never ends keeps its run active. */
    private void checkThatOthersMustWait(int turn) {
        List<Trouble> attempts = world.moods().attempts(new TurnOfRun(plan.conversation(), plan.number(), turn));
        boolean speaks = !attempts.isEmpty() && attempts.get(attempts.size() - 1) == Trouble.NONE;
        if (plan.cancelling() == Plan.Cancelling.IN_ITS_ANSWER && speaks) {
            assertThatThrownBy(() -> provider.runs().create(thread, request()))
                    .as("a second run")
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    /** Waits until the last message of the plan has begun, or the run is over. */
    private void awaitAnswer(RunId run) {
        while (!provider.runs().find(thread, run).status().isTerminal()
                && provider.messages()
                                .list(thread, run, PageRequest.oldest(10))
                                .data()
                                .size()
                        < plan.messages().size()) {
            World.pause();
        }
    }

    private void cancel(RunId run) {
        try {
            provider.runs().cancel(thread, run);
        } catch (InvalidRequestException e) {
            assertThat(provider.runs().find(thread, run).status().isTerminal())
                    .as("over, since: %s", e.getMessage())
                    .isTrue();
        }
    }

    private Run settled(RunId run) {
        while (true) {
            Run now = provider.runs().find(thread, run);
            if (now.status().isTerminal() || now.status().equals(RunStatus.REQUIRES_ACTION)) {
                return now;
            }
            World.pause();
        }
    }

    private RunStream stream(@Nullable Run waiting) {
        return waiting == null
                ? provider.streams().stream(thread, request())
                : provider.streams().streamSubmit(thread, waiting.id(), outputs(waiting));
    }

    private NewRun request() {
        return NewRun.of(world.assistant()).build();
    }

    private static List<ToolOutput> outputs(Run waiting) {
        return Objects.requireNonNull(waiting.requiredAction()).toolCalls().stream()
                .map(call -> new ToolOutput(call.id(), "found by " + call.id()))
                .toList();
    }
}
