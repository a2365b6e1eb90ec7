package io.assistants4j.astra;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.OutputRules;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of what is asked of a run what has to be sent. */
final class RunCalls {
    /** A run without any could not be read again. */
    static final String INSTRUCTIONS = "You are a helpful assistant.";

    private final Assistants assistants;
    private final Threads threads;
    private final Runs runs;
    private final ModelHeaders headers;
    private final ThreadWriter writer;
    private final Spacing spacing;
    private final Refusals refusals;

    RunCalls(
            Assistants assistants,
            Threads threads,
            Runs runs,
            ModelHeaders headers,
            ThreadWriter writer,
            Spacing spacing,
            Refusals refusals) {
        this.assistants = assistants;
        this.threads = threads;
        this.runs = runs;
        this.headers = headers;
        this.writer = writer;
        this.spacing = spacing;
        this.refusals = refusals;
    }

    /** A run that begins; the messages that come with it are added to its thread. */
    RunCall begin(ThreadId thread, NewRun request) {
        Assistant assistant = checked(request);
        AssistantThread unused = threads.find(thread);
        NewRun sent = sent(request, assistant);
        Map<String, Secret> said = headers.of(model(request, assistant), assistant, sent, request.reasoningEffort());
        for (NewMessage message : request.additionalMessages()) {
            writer.add(thread, message);
        }
        spacing.await(thread, Spacing.Kind.RUN);
        spacing.added(thread, Spacing.Kind.RUN);
        return new RunCall(sent, said);
    }

    /** Refuses a run with its thread before the thread is made. */
    NewRun check(NewThreadRun request) {
        refusals.checkNoResources(request.toolResources());
        NewRun run = request.withoutThread();
        Assistant unused = checked(run);
        return run;
    }

    /** The outputs in the order of their calls; the server takes any, at any time, and as often as they come. */
    List<ToolOutput> outputs(Run run, List<ToolOutput> outputs) {
        return OutputRules.check(run, outputs);
    }

    /** Notes that an answer was added to a thread just now. */
    void answered(ThreadId thread) {
        spacing.added(thread, Spacing.Kind.RUN);
    }

    Run find(ThreadId thread, RunId id) {
        AssistantThread unused = threads.find(thread);
        return Named.orMissing("run", id.value(), () -> runs.find(thread, id));
    }

    /** What is said of the model with outputs: it is the assistant's that is asked then, whatever the run's is. */
    Map<String, Secret> headers(Run run) {
        Assistant assistant = assistants.find(run.assistantId());
        return headers.of(assistant.model(), assistant);
    }

    private Assistant checked(NewRun request) {
        Assistant assistant = assistants.find(request.assistantId());
        List<Tool> tools = request.tools();
        refusals.check(request, tools == null ? assistant.tools() : tools);
        return assistant;
    }

    private static String model(NewRun request, Assistant assistant) {
        return request.model() == null ? assistant.model() : request.model();
    }

    /** With the sampling of its assistant, which the server knows and does not use, and never without instructions. */
    private static NewRun sent(NewRun request, Assistant assistant) {
        String instructions = filled(request.instructions());
        return new NewRun(
                request.assistantId(),
                request.model(),
                instructions == null && filled(assistant.instructions()) == null ? INSTRUCTIONS : instructions,
                request.additionalInstructions(),
                List.of(),
                request.tools(),
                request.metadata(),
                request.temperature() == null ? assistant.temperature() : request.temperature(),
                request.topP() == null ? assistant.topP() : request.topP(),
                null,
                null,
                null,
                request.toolChoice(),
                null,
                null,
                null);
    }

    private static @Nullable String filled(@Nullable String instructions) {
        return instructions == null || instructions.isBlank() ? null : instructions;
    }
}
