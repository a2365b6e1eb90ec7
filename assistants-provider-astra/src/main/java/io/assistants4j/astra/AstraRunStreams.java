package io.assistants4j.astra;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.wire.assistants.NativeProvider;
import java.util.List;
import java.util.Set;

/** The port of streams. */
final class AstraRunStreams implements RunStreams {
    private final NativeProvider far;
    private final AstraRuns runs;
    private final RunCalls calls;

    AstraRunStreams(NativeProvider far, AstraRuns runs, RunCalls calls) {
        this.far = far;
        this.runs = runs;
        this.calls = calls;
    }

    @Override
    public RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include) {
        return stream(thread, request, include, List.of());
    }

    /** The server streams no run that comes with its thread; one on a thread that is there it does. */
    @Override
    public RunStream streamWithThread(NewThreadRun request) {
        return runs.withThread(
                request,
                (thread, run) -> stream(thread.id(), run, Set.of(), List.of(new RunEvent.ThreadCreated(thread))));
    }

    @Override
    public RunStream streamSubmit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
        return runs.submitting(
                thread,
                id,
                outputs,
                (run, checked) -> new AstraRunStream(
                        far.streams(calls.headers(run)).streamSubmit(thread, id, checked), List.of()));
    }

    private RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include, List<RunEvent> first) {
        RunCall call = calls.begin(thread, request);
        return new AstraRunStream(far.streams(call.headers()).stream(thread, call.request(), include), first);
    }
}
