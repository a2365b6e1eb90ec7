package io.assistants4j.wire.http;

/**
 * One attempt that is over.
 *
 * @param outcome how it ended
 * @param repeat when its call may be sent again
 */
record Attempt(Outcome outcome, Repeat repeat) {
    boolean mayBeRepeated() {
        return RepeatRule.mayRepeat(outcome, repeat);
    }
}
