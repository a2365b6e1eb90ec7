package io.assistants4j.testkit.contract.subject;

import org.opentest4j.TestAbortedException;

/** A requirement cannot be tried with this adapter; its test is aborted, and the report gives the reason. */
public final class NotApplicable extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /** For this reason, in words for the reader of the report. */
    public NotApplicable(String reason) {
        super(reason);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
