package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a queued run of a request and its assistant: what the run says wins, and defaults are shown as the API shows them. */
final class RunDrafting {
    /** A run that has not ended by then expires; the Assistants API's ten minutes. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private RunDrafting() {}

    static RunRecord draft(RunId id, ThreadId thread, Assistant assistant, NewRun request, Instant now) {
        String instructions = Stream.of(
                        first(request.instructions(), assistant.instructions()), request.additionalInstructions())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining("\n"));
        RunProgress.Asked asked = new RunProgress.Asked(
                first(request.temperature(), assistant.temperature()),
                first(request.topP(), assistant.topP()),
                first(request.responseFormat(), assistant.responseFormat()),
                first(request.reasoningEffort(), assistant.reasoningEffort()));
        return new RunRecord(run(id, thread, assistant, request, asked, instructions, now), RunProgress.begin(asked));
    }

    private static Run run(
            RunId id,
            ThreadId thread,
            Assistant assistant,
            NewRun request,
            RunProgress.Asked asked,
            String instructions,
            Instant now) {
        ReasoningEffort effort = asked.reasoningEffort();
        ToolResources resources = assistant.toolResources();
        return new Run(
                id,
                now,
                thread,
                assistant.id(),
                RunStatus.QUEUED,
                null,
                null,
                now.plus(LIFETIME),
                null,
                null,
                null,
                null,
                null,
                Defaults.or(request.model(), assistant.model()),
                instructions,
                Defaults.or(request.tools(), assistant.tools()),
                request.metadata(),
                null,
                Defaults.or(asked.temperature(), Defaults.TEMPERATURE),
                Defaults.or(asked.topP(), Defaults.TOP_P),
                request.maxPromptTokens(),
                request.maxCompletionTokens(),
                Defaults.or(request.truncationStrategy(), TruncationStrategy.AUTO),
                Defaults.or(request.toolChoice(), ToolChoice.AUTO),
                Defaults.or(request.parallelToolCalls(), true),
                Defaults.or(asked.responseFormat(), ResponseFormat.AUTO),
                effort,
                resources,
                Extensions.NONE);
    }

    private static <T> @Nullable T first(@Nullable T a, @Nullable T b) {
        return a == null ? b : a;
    }
}
