package io.assistants4j.core.run;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.RunException;

/** A run that was waited for ended badly: failed, incomplete, cancelled or expired. Its messages so far are kept. */
public final class RunEndedException extends RunException {
    private static final long serialVersionUID = 1L;

    private final transient Run run;

    /** The bad end of this run. */
    public RunEndedException(Run run) {
        super(describe(run), ErrorDetails.NONE, null);
        this.run = run;
    }

    /** The run as it ended. */
    public Run run() {
        return run;
    }

    private static String describe(Run run) {
        String end = "Run " + run.id() + " ended as " + run.status().value();
        if (run.lastError() != null) {
            return end + ": " + run.lastError().code().value() + ": "
                    + run.lastError().message();
        }
        if (run.incompleteDetails() != null && run.incompleteDetails().reason() != null) {
            return end + ": " + run.incompleteDetails().reason();
        }
        return end + ".";
    }
}
