package io.assistants4j.astra;

/** What such a server does not do and nobody can do for it, as {@code docs/astra.md} says it. */
final class AstraLimits {
    /** The server has not changed for long; somebody should look again then. */
    static final String UNTIL = "2027-12";

    static final String EMPTYING = "docs/astra.md: nothing is emptied";
    static final String REASONING = "docs/astra.md: reasoning_effort belongs to a run";
    static final String ONE_TEXT = "docs/astra.md: a message is one text";
    static final String SECONDS = "docs/astra.md: assistants of one second have no order";
    static final String RUN_SETTINGS = "docs/astra.md: a run shows what Astra knows of it";
    static final String TIMES = "docs/astra.md: when a run began and ended is not told";
    static final String TOKENS = "docs/astra.md: tokens are not counted";
    static final String ENDINGS = "docs/astra.md: how a model ended is not told";
    static final String FAILURES = "docs/astra.md: why a run failed is not told";
    static final String ONE_ROUND = "docs/astra.md: functions are called once";
    static final String LOCKS = "docs/astra.md: a thread is not locked";
    static final String STEPS = "docs/astra.md: the step that waited is not told again";

    private AstraLimits() {}
}
