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
 * @param temperature the temperature somebody asked for, as opposed to the default that callers are shown
 * @param topP the top_p somebody asked for
 * @param responseFormat the format somebody asked for
 * @param reasoningEffort the effort somebody asked for
 * @param turns how many turns came to an end
 * @param attempts how often the turn that is due was begun
 * @param used tokens used by the turns that came to an end
 * @param transcript what the run said and did so far, to be shown to the model again
 * @param owner who executes it; null while nobody does
 * @param leaseUntil when others may take it from its owner; null while nobody executes it
 */
public record RunProgress(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable ResponseFormat responseFormat,
        @Nullable ReasoningEffort reasoningEffort,
        int turns,
        int attempts,
        Usage used,
        List<TurnItem> transcript,
        @Nullable String owner,
        @Nullable Instant leaseUntil) {
    public RunProgress {
        transcript = List.copyOf(transcript);
    }

    RunProgress leased(String newOwner, Instant until) {
        return new RunProgress(
                temperature,
                topP,
                responseFormat,
                reasoningEffort,
                turns,
                attempts + 1,
                used,
                transcript,
                newOwner,
                until);
    }

    RunProgress renewed(Instant until) {
        return new RunProgress(
                temperature, topP, responseFormat, reasoningEffort, turns, attempts, used, transcript, owner, until);
    }

    RunProgress released() {
        return new RunProgress(
                temperature, topP, responseFormat, reasoningEffort, turns, attempts, used, transcript, null, null);
    }

    RunProgress turnEnded(Usage turnUsage, List<TurnItem> newTranscript) {
        return new RunProgress(
                temperature,
                topP,
                responseFormat,
                reasoningEffort,
                turns + 1,
                0,
                used.plus(turnUsage),
                newTranscript,
                owner,
                leaseUntil);
    }

    RunProgress withTranscript(List<TurnItem> newTranscript) {
        return new RunProgress(
                temperature,
                topP,
                responseFormat,
                reasoningEffort,
                turns,
                attempts,
                used,
                newTranscript,
                owner,
                leaseUntil);
    }
}
