package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The provider under test as a requirement sees it, with the shortest ways to what most of them need. */
public final class Subject implements AutoCloseable {
    private final Candidate candidate;
    private final ContractContext context;
    private final CallRecorder recorder = new CallRecorder();
    private final AssistantsProvider provider;

    /** A candidate in its world. */
    public Subject(Candidate candidate, ContractContext context) {
        this.candidate = candidate;
        this.context = context;
        this.provider = recorder.around(candidate.provider());
    }

    /**
     * The same provider made once more with these limits of its calls, in real time; to be closed.
     *
     * @throws NotApplicable where its calls have none
     */
    public Subject within(Duration deadline, Duration silence) {
        WithLimits limits = candidate
                .limits()
                .orElseThrow(() -> new NotApplicable("This provider cannot be made with other limits of its calls."));
        return new Subject(candidate.with(real -> limits.provider(deadline, silence)), context);
    }

    /** Closes its provider. */
    @Override
    public void close() {
        provider().close();
    }

    /** The provider itself; what its ports are called for is written down. */
    public AssistantsProvider provider() {
        return provider;
    }

    /** Its assistants. */
    public Assistants assistants() {
        return provider().assistants();
    }

    /** Its threads. */
    public Threads threads() {
        return provider().threads();
    }

    /** Its messages. */
    public Messages messages() {
        return provider().messages();
    }

    /** Its runs. */
    public Runs runs() {
        return provider().runs();
    }

    /** Its streams. */
    public RunStreams streams() {
        return provider().streams();
    }

    /** The calls of its ports so far, in their order; those of {@link AssistantsProvider#async()} are not among them. */
    public List<PortCall> calls() {
        return recorder.calls();
    }

    /** What went over its wire so far, credentials taken out; empty where it has none. */
    public List<String> transcript() {
        return candidate
                .farSide()
                .map(side -> side.transcript().stream()
                        .map(line -> line.replace(side.credential(), "[credential]"))
                        .toList())
                .orElse(List.of());
    }

    /** The time it lives in. */
    public ContractClock clock() {
        return context.clock();
    }

    /** How long its provider paused so far, each time; the time of the world does not pass meanwhile. */
    public List<Duration> pauses() {
        return context.pauses();
    }

    /**
     * Keeps runs queued until what this returns is closed.
     *
     * @throws NotApplicable where the provider does not execute them here
     */
    public Hold holdRuns() {
        return context.hold();
    }

    /** Lets the threads of the provider go on for a moment; between two looks at what they do. */
    public void letOthersWork() {
        try {
            context.sleeper().sleep(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the provider", e);
        }
    }

    /** The run as it is when it has ended or wants outputs; how long that may take is bounded by the time a test has. */
    public Run ended(Run begun) {
        return found(begun, run -> run.status().isTerminal() || run.status().equals(RunStatus.REQUIRES_ACTION));
    }

    /** The run as it is when it has ended for good; bounded as {@link #ended}. */
    public Run over(Run begun) {
        return found(begun, run -> run.status().isTerminal());
    }

    private Run found(Run begun, Predicate<Run> awaited) {
        while (true) {
            Run run = runs().find(begun.threadId(), begun.id());
            if (awaited.test(run)) {
                return run;
            }
            letOthersWork();
        }
    }

    /** This output for each call that a run waits for. */
    public static List<ToolOutput> outputs(Run waiting, String output) {
        RequiredAction action = waiting.requiredAction();
        if (action == null) {
            throw new AssertionError("the run waits for nothing: " + waiting);
        }
        return action.submitToolOutputs().toolCalls().stream()
                .map(call -> ToolOutput.of(call.id().value(), output))
                .toList();
    }

    /** The model of its far side. */
    public ScriptedModel model() {
        return candidate.model();
    }

    /** A name of a model that it knows. */
    public String modelName() {
        return candidate.modelName();
    }

    /**
     * The far side's HTTP.
     *
     * @throws NotApplicable where there is none
     */
    public FarSide farSide() {
        return candidate.farSide().orElseThrow(() -> new NotApplicable("This provider calls no far side over HTTP."));
    }

    /** An assistant to describe, on a model the provider knows. */
    public NewAssistant.Builder newAssistant() {
        return NewAssistant.of(modelName());
    }

    /** A new assistant with the instructions the model wants. */
    public Assistant assistant() {
        return assistants()
                .create(newAssistant().instructions(model().instructions()).build());
    }

    /** A new thread with the question the model wants. */
    public AssistantThread askingThread() {
        return threads().create(NewThread.of(NewMessage.user(model().question())));
    }

    /** A new thread with a user's message for each of these texts, oldest first. */
    public AssistantThread thread(String... texts) {
        AssistantThread thread = threads().create(NewThread.EMPTY);
        for (String text : texts) {
            messages().create(thread.id(), NewMessage.user(text));
        }
        return thread;
    }
}
