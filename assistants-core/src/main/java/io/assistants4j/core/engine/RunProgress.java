package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.run.Usage;
import java.time.Instant;
import java.util.List;
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
        @Nullable String owner,
        @Nullable Instant leaseUntil) {
    public RunProgress {
        transcript = List.copyOf(transcript);
    }

    static RunProgress begin(Asked asked) {
        return new RunProgress(asked, 0, 0, Usage.ZERO, null, List.of(), null, null);
    }

    RunProgress leased(String newOwner, Instant until) {
        return new RunProgress(asked, turns, attempts + 1, used, stepUsage, transcript, newOwner, until);
    }

    RunProgress renewed(Instant until) {
        return new RunProgress(asked, turns, attempts, used, stepUsage, transcript, owner, until);
    }

    RunProgress released() {
        return new RunProgress(asked, turns, attempts, used, stepUsage, transcript, null, null);
    }

    /** A turn came to its end with this usage, and the transcript grew to this. */
    RunProgress turnEnded(Usage turnUsage, boolean stepWaits, List<TurnItem> grown) {
        return new RunProgress(
                asked, turns + 1, 0, used.plus(turnUsage), stepWaits ? turnUsage : null, grown, null, null);
    }

    /** The outputs that were waited for came in. */
    RunProgress submitted(List<TurnItem> grown) {
        return new RunProgress(asked, turns, 0, used, null, grown, null, null);
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
