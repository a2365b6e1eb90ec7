package io.assistants4j.core.provider;

import org.jspecify.annotations.Nullable;

/** Something a provider can do or declines; declining a capability declines all below it. */
public enum Capability {
    /** Runs at all: create, find, wait. */
    RUNS(null),
    /** Lists the runs of a thread. */
    RUN_LIST(RUNS),
    /** Changes a run's metadata. */
    RUN_UPDATE(RUNS),
    /** Cancels a run. */
    RUN_CANCEL(RUNS),
    /** Lists and finds the steps of a run. */
    RUN_STEPS(RUNS),
    /** Creates a thread and runs it in one call. */
    RUN_WITH_THREAD(RUNS),
    /** Streams the events of a run. */
    RUN_STREAMS(RUNS),
    /** Calls functions and takes their outputs. */
    FUNCTION_TOOLS(RUNS),
    /** Streams what follows a submission of outputs. */
    FUNCTION_TOOL_STREAMS(FUNCTION_TOOLS),
    /** Searches files. */
    FILE_SEARCH(RUNS),
    /** Runs code. */
    CODE_INTERPRETER(RUNS),
    /** Answers as JSON, free or after a schema. */
    JSON_RESPONSES(RUNS),
    /** Reads images in messages. */
    IMAGE_INPUT(RUNS),
    /** Enforces token budgets over a run. */
    TOKEN_BUDGETS(RUNS),
    /** Changes and deletes messages. */
    MESSAGE_EDITS(null);

    private final @Nullable Capability parent;

    Capability(@Nullable Capability parent) {
        this.parent = parent;
    }

    /** Whether this capability is the other one or lies below it. */
    public boolean within(Capability other) {
        return this == other || (parent != null && parent.within(other));
    }
}
