package io.assistants4j.core;

import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import java.time.Duration;

/** The Assistants API of one provider: four ports behind one door. Thread-safe; close it when it is no longer needed. */
public interface AssistantsProvider extends AutoCloseable {
    /** Its name. */
    ProviderId id();

    /** What it can do, and why it declines the rest. */
    Capabilities capabilities();

    /** Its assistants. */
    Assistants assistants();

    /** Its threads. */
    Threads threads();

    /** Its messages. */
    Messages messages();

    /** Its runs. */
    Runs runs();

    /**
     * Its runs as streams of events.
     *
     * @throws io.assistants4j.core.error.UnsupportedCapabilityException where it declines {@link
     *     io.assistants4j.core.provider.Capability#RUN_STREAMS}
     */
    RunStreams streams();

    /** The same ports with futures, on the executor this provider was made with. */
    AsyncProvider async();

    /**
     * Starts no more runs and waits until those executed here are over, or until the time is over. A provider whose far side
     * executes the runs has nothing to wait for.
     *
     * @return whether none is executed here any longer
     */
    default boolean drain(Duration timeout) {
        return true;
    }

    /** Frees connections and stores. Runs that are being executed are handed back, to be gone on with later. */
    @Override
    void close();
}
