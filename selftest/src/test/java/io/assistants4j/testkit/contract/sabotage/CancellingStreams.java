package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import java.util.Set;

/** A provider whose streams cancel their runs when somebody goes away; saboteurs say when that is. */
abstract class CancellingStreams extends SabotagedProvider {
    /** A run whose first event was told may have begun by now, or not. */
    private static final Set<RunStatus> CANCELLED_HERE = Set.of(RunStatus.QUEUED, RunStatus.IN_PROGRESS);

    CancellingStreams(AssistantsProvider real) {
        super(real);
    }

    abstract RunStream changed(RunStream real, ThreadId thread, Runs runs);

    /** Cancels the run that is queued or in progress on this thread, unless it is over by now. */
    static void cancel(Runs runs, ThreadId thread) {
        try {
            RunSabotage.newest(runs, thread)
                    .filter(run -> CANCELLED_HERE.contains(run.status()))
                    .ifPresent(run -> {
                        Run unused = runs.cancel(thread, run.id());
                    });
        } catch (InvalidRequestException e) {
            // It came to its end in the meantime.
            return;
        }
    }

    @Override
    public final RunStreams streams() {
        return new PassedStreams(super.streams()) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                return changed(super.stream(thread, request), thread, runs());
            }
        };
    }
}
