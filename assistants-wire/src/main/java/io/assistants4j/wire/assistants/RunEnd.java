package io.assistants4j.wire.assistants;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.wire.http.CallControl;

/** Finds out how a run ended, or that it waits for outputs, where its stream does not say it. */
@FunctionalInterface
interface RunEnd {
    /** Waits for that, until the control ends it. */
    Run of(ThreadId thread, RunId run, CallControl control);
}
