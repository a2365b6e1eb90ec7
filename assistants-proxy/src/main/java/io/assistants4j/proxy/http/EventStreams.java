package io.assistants4j.proxy.http;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.proxy.repeat.Attempt;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Writes run streams as server-sent events, with heartbeats so that none is silent for long. Thread-safe. */
public final class EventStreams {
    private final ScheduledExecutorService scheduler;
    private final Duration heartbeat;
    private final Set<EventBody> open = ConcurrentHashMap.newKeySet();

    /** Sends each stream a heartbeat after every such while; the scheduler stays the caller's to stop. */
    public EventStreams(ScheduledExecutorService scheduler, Duration heartbeat) {
        this.scheduler = scheduler;
        this.heartbeat = heartbeat;
    }

    /**
     * Throws what happens before the first event, writes what happens after it, and closes the stream.
     *
     * @param attempt where the stream is kept for a client that misses its beginning
     * @param headers what is sent along
     */
    void write(RunStream stream, StreamClient client, StreamTime time, Attempt attempt, Map<String, String> headers) {
        try (time;
                stream) {
            Iterator<RunEvent> events = stream.iterator();
            RunEvent first = events.hasNext() ? events.next() : new RunEvent.Done();
            time.began();
            client.begin();
            EventBody body = new EventBody(stream, client, attempt.keepsStreams() ? new Recording(headers) : null);
            keep(body, attempt);
            long pause = heartbeat.toMillis();
            ScheduledFuture<?> beats = scheduler.scheduleAtFixedRate(body::beat, pause, pause, TimeUnit.MILLISECONDS);
            open.add(body);
            try {
                body.write(first, events);
            } finally {
                open.remove(body);
                beats.cancel(false);
            }
        }
    }

    /** Who asks for it again is not to wait for its end. */
    private static void keep(EventBody body, Attempt attempt) {
        if (attempt.keepsStreams()) {
            attempt.answered(body);
        }
        attempt.close();
    }

    /** Ends the streams that are open, with an error event that says why; their runs go on. */
    public void breakOff() {
        open.forEach(EventBody::breakOff);
    }
}
