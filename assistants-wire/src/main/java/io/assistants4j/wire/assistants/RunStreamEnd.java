package io.assistants4j.wire.assistants;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import org.jspecify.annotations.Nullable;

/** Which event of a run is the last of its stream. */
final class RunStreamEnd {
    private static final String PREFIX = "thread.run.";

    private RunStreamEnd() {}

    /**
     * The state in which the stream leaves the run; null where it goes on. The event's name counts, not what its run says:
     * servers put runs into events that are ahead of them or behind.
     */
    static @Nullable RunStatus told(RunEvent.RunChanged changed) {
        RunStatus status = RunStatus.of(changed.event().substring(PREFIX.length()));
        return status.isTerminal() || status.equals(RunStatus.REQUIRES_ACTION) ? status : null;
    }

    /** Why the run failed, as a name for measurements: one of a few, whatever the far side says. */
    static String reason(Run failed) {
        ErrorCode code = failed.lastError() == null
                ? ErrorCode.SERVER_ERROR
                : failed.lastError().code();
        return code instanceof ErrorCode.Known ? code.value() : "other";
    }
}
