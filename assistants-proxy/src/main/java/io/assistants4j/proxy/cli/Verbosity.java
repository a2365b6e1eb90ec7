package io.assistants4j.proxy.cli;

/** How much a server tells about what it does. */
enum Verbosity {
    /** Warnings and errors. */
    WARNINGS,
    /** Also a line for each request. */
    ACCESS,
    /** Also what is asked of far sides, and why. */
    DEBUG
}
