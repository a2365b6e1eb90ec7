package io.assistants4j.testkit.chat;

/** Something servers other than OpenAI's do. */
public enum Quirk {
    /** Calls have no ids. */
    NO_CALL_IDS,
    /** Every call has the index 0. */
    ONE_CALL_INDEX,
    /** Calls have no index. */
    NO_CALL_INDEX,
    /** Each call is one chunk, arguments and all. */
    WHOLE_CALLS,
    /** Id and name of a call are repeated in each of its chunks. */
    REPEATED_CALL_NAMES,
    /** A call is a {@code function_call}, as before there were tools. */
    FUNCTION_CALL,
    /** The cost is never told. */
    NO_USAGE,
    /** The cost is told in the chunk that finishes. */
    USAGE_WITH_FINISH,
    /** The first chunk has no choices, but {@code prompt_filter_results}, as Azure's. */
    EMPTY_FIRST_CHUNK,
    /** There is no first chunk that only says the role. */
    NO_FIRST_CHUNK,
    /** Every delta says the role, and {@code content} null where there is none. */
    FULL_DELTAS,
    /** The stream stops without {@code [DONE]}. */
    NO_DONE,
    /** The stream stops without a reason to finish, but with {@code [DONE]}. */
    NO_FINISH
}
