package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the engine has come with a run; private to the engine and its store.
 *
 * @param asked the settings somebody asked for, as opposed to the defaults that callers are shown
 * @param turns how many turns came to an end
 * @param attempts how often the turn that is due was begun
 * @param used tokens used by the turns that came to an end
 * @param stepUsage tokens of the last turn, to be told with the step that waits for outputs; null where none waits
 * @param transcript what the run said and did so far, to be shown to the model again
 * @param heldBack messages of the transcript nobody heard of yet, because calls before them wait for outputs
 * @param owner who executes it; null while nobody does
 * @param leaseUntil when others may take it from its owner; null while nobody executes it
 */
public record RunProgress(
        Asked asked,
        int turns,
        int attempts,
        Usage used,
        @Nullable Usage stepUsage,
        List<TurnItem> transcript,
        List<TurnItem.Said> heldBack,
        @Nullable String owner,
        @Nullable Instant leaseUntil) {
    public RunProgress {
        transcript = List.copyOf(transcript);
        heldBack = List.copyOf(heldBack);
    }

    static RunProgress begin(Asked asked) {
        return new RunProgress(asked, 0, 0, Usage.ZERO, null, List.of(), List.of(), null, null);
    }

    /** Whether somebody executes it, as far as the store can tell. */
    boolean isLeased(Instant now) {
        return owner != null && leaseUntil != null && leaseUntil.isAfter(now);
    }

    /** Names the attempt that has the run, unlike any other at the same run; null while nobody executes it. */
    public @Nullable String attempt() {
        return owner == null ? null : owner + "/" + turns + "/" + attempts;
    }

    /** Whether this attempt still has the run. */
    boolean isOf(@Nullable String before) {
        return before != null && before.equals(attempt());
    }

    RunProgress leased(String newOwner, Instant until) {
        return new RunProgress(asked, turns, attempts + 1, used, stepUsage, transcript, heldBack, newOwner, until);
    }

    RunProgress renewed(Instant until) {
        return new RunProgress(asked, turns, attempts, used, stepUsage, transcript, heldBack, owner, until);
    }

    RunProgress released() {
        return new RunProgress(asked, turns, attempts, used, stepUsage, transcript, heldBack, null, null);
    }

    /** A turn came to its end with this usage, and the transcript grew to this. */
    RunProgress turnEnded(Usage turnUsage, List<TurnItem> grown) {
        return new RunProgress(asked, turns + 1, 0, used.plus(turnUsage), null, grown, List.of(), null, null);
    }

    /** The turn that ended waits for outputs: its usage is told with its calls, and these messages after them. */
    RunProgress waiting(Usage turnUsage, List<TurnItem.Said> held) {
        return new RunProgress(asked, turns, attempts, used, turnUsage, transcript, held, owner, leaseUntil);
    }

    /** The outputs that were waited for came in. */
    RunProgress submitted(List<TurnItem> grown) {
        return new RunProgress(asked, turns, 0, used, null, grown, heldBack, null, null);
    }

    /** What was held back is told. */
    RunProgress told() {
        return new RunProgress(asked, turns, attempts, used, stepUsage, transcript, List.of(), owner, leaseUntil);
    }

    /** The ids its calls bear. */
    Set<ToolCallId> callIds() {
        return transcript.stream()
                .filter(TurnItem.Called.class::isInstance)
                .map(item -> ((TurnItem.Called) item).id())
                .collect(Collectors.toSet());
    }

    /**
     * Settings of a model that are passed on only where somebody set them.
     *
     * @param temperature 0 to 2
     * @param topP 0 to 1
     * @param responseFormat the form of the answer
     * @param reasoningEffort how much the model thinks
     */
    public record Asked(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable ResponseFormat responseFormat,
            @Nullable ReasoningEffort reasoningEffort) {}
}
