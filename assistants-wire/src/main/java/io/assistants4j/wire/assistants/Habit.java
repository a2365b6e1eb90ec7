package io.assistants4j.wire.assistants;

/** A way in which a far side keeps to less than the Assistants API says; it is made up for here. */
public enum Habit {
    /**
     * Lists know neither cursors nor filters, and some of them neither order nor limit: they are asked for as a whole, put in the
     * order of creation, and cut into pages here.
     */
    LISTS_WITHOUT_CURSORS,
    /**
     * Streams leave out events: messages stand outside of steps and are never completed, and nothing says how the run ended. Where
     * one ends, its run and what it wrote are read once more, and what is missing is told. Some never end: where one is silent for
     * 20 seconds its run is looked at, and the stream is closed once it ended badly.
     */
    STREAMS_WITHOUT_ENDS,
    /**
     * Runs never expire, also those whose outputs nobody hands in and those that went down with the far side's process: ten minutes
     * after their creation they are told as expired.
     */
    RUNS_WITHOUT_EXPIRY
}
