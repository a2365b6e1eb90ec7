package io.assistants4j.wire.http;

/** When a call may be sent a second time. Nobody but the caller knows, so the caller always says. */
public enum Repeat {
    /** Twice is as good as once: reads, and writes whose effect a second one does not add to. */
    SAFE,
    /**
     * As {@link #SAFE}, for what takes something away: where an attempt may have done so before its answer was lost, it is no failure
     * that a later one finds nothing there any more. The decoder is given an empty body then.
     */
    UNTIL_GONE,
    /**
     * Twice might act twice. Repeated only where the far side cannot have acted: the request never left, it was turned
     * away for its number (429), or the far side itself says {@code x-should-retry: true}.
     */
    ONLY_IF_NOT_SENT
}
