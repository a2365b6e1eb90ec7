package io.assistants4j.wire.turns;

/**
 * What becomes of a parameter that the caller of a run set and that its model does not take: {@code temperature}, {@code top_p}
 * and {@code parallel_tool_calls}. What this side alone adds to a request is left out once it was refused, whatever is chosen.
 */
public enum RefusedParameters {
    /** It is left out, now and from then on, and a line of the log says so. */
    DROP,
    /** The turn fails with the words of the refusal. */
    FAIL
}
