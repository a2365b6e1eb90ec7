package io.assistants4j.core.run;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.tool.ToolOutput;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The runs of one provider's threads. Blocking and thread-safe; fails on the way to a far side as {@link
 * io.assistants4j.core.assistant.Assistants} does.
 */
public interface Runs {
    /**
     * Creates a run, which is executed in the background. Repeating it fails while the first one is active.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread or assistant
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused, or where a run is active
     *     on the thread
     */
    Run create(ThreadId thread, NewRun request);

    /**
     * Creates a run and waits until it ends or wants the outputs of functions.
     *
     * @param timeout how long to wait at most, over all; the run goes on when it is over
     * @return the run, {@code completed} or in {@code requires_action}
     * @throws RunEndedException where the run ended in any other way
     * @throws io.assistants4j.core.error.DeadlineExceededException when the time is over
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread or assistant
     * @throws io.assistants4j.core.error.InvalidRequestException as {@link #create}
     */
    Run createAndWait(ThreadId thread, NewRun request, Duration timeout);

    /**
     * Creates a thread and a run on it, all or nothing. Repeating it creates a second thread.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such assistant
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field that is refused
     */
    Run createWithThread(NewThreadRun request);

    /**
     * Finds a run by its id. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    Run find(ThreadId thread, RunId id);

    /**
     * Lists the runs of a thread. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is no such thread
     */
    Page<Run> list(ThreadId thread, PageRequest page);

    /**
     * Changes a run's metadata, in any state. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    Run update(ThreadId thread, RunId id, RunChange change);

    /**
     * Cancels a run that is queued, in progress or waiting for outputs; it ends soon after. A repetition is refused.
     *
     * @return the run, {@code cancelling}
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     * @throws io.assistants4j.core.error.InvalidRequestException where the run is in another state
     */
    Run cancel(ThreadId thread, RunId id);

    /**
     * Hands in the outputs of all functions a run waits for; it goes on in the background. A repetition is refused.
     *
     * @param outputs one for each call of {@link Run#requiredAction()}; together at most 512 KB
     * @throws io.assistants4j.core.error.NotFoundException where there is no such run
     * @throws io.assistants4j.core.error.InvalidRequestException where the run does not wait for outputs, or not for these
     */
    Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs);

    /**
     * Finds a step of a run. Safe to repeat.
     *
     * @param include what it carries beyond its standard fields
     * @throws io.assistants4j.core.error.NotFoundException where there is none
     */
    RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include);

    /**
     * Lists the steps of a run. Safe to repeat.
     *
     * @param include what they carry beyond their standard fields
     * @throws io.assistants4j.core.error.NotFoundException where there is no such run
     */
    Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include);

    /** Lists the steps of a run with their standard fields. Safe to repeat. */
    default Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page) {
        return listSteps(thread, run, page, Set.of());
    }
}
