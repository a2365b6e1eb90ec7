package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import java.util.List;
import java.util.Set;

/** RunStreams that pass everything on; saboteurs write over what they break. */
class PassedStreams implements RunStreams {
    private final RunStreams real;

    PassedStreams(RunStreams real) {
        this.real = real;
    }

    @Override
    public RunStream stream(ThreadId thread, NewRun request) {
        return real.stream(thread, request);
    }

    @Override
    public RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include) {
        return real.stream(thread, request, include);
    }

    @Override
    public RunStream streamWithThread(NewThreadRun request) {
        return real.streamWithThread(request);
    }

    @Override
    public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
        return real.streamSubmit(thread, run, outputs);
    }
}
