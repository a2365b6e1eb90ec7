package io.assistants4j.core.event;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import java.util.List;
import java.util.Set;

/**
 * Runs whose events are followed while they are executed. Optional: a provider without it declines {@link
 * io.assistants4j.core.provider.Capability#RUN_STREAMS}. Blocking and thread-safe; what is wrong with a request fails before
 * the first event, as it does in {@link io.assistants4j.core.run.Runs}.
 */
public interface RunStreams {
    /** Creates a run and follows it; fails and repeats as {@link io.assistants4j.core.run.Runs#create}. */
    default RunStream stream(ThreadId thread, NewRun request) {
        return stream(thread, request, Set.of());
    }

    /**
     * Creates a run and follows it, as {@link #stream(ThreadId, NewRun)}.
     *
     * @param include what the steps it tells carry beyond their standard fields
     */
    RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include);

    /** Creates a thread and a run and follows both; fails and repeats as {@link io.assistants4j.core.run.Runs#createWithThread}. */
    RunStream streamWithThread(NewThreadRun request);

    /** Hands in outputs and follows what comes of them; fails and repeats as {@link io.assistants4j.core.run.Runs#submit}. */
    RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs);
}
