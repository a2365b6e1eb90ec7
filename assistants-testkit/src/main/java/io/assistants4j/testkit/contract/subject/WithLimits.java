package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.AssistantsProvider;
import java.time.Duration;

/**
 * Makes the provider under test once more with limits of its own: over the same far side, in the same world, and over the same
 * store where it has one.
 */
@FunctionalInterface
public interface WithLimits {
    /**
     * A provider whose patience is short, in real time; closed after the test.
     *
     * @param deadline for a call as a whole; for one that is answered by a stream, until that begins
     * @param silence the longest time in which nothing of an answer comes
     */
    AssistantsProvider provider(Duration deadline, Duration silence);
}
