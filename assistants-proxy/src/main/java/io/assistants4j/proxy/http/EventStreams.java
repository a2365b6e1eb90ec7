package io.assistants4j.proxy.http;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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

    /** Throws what happens before the first event, writes what happens after it, and closes the stream. */
    void write(RunStream stream, Response response, StreamTime time, Callback callback) {
        try (time;
                stream) {
            Iterator<RunEvent> events = stream.iterator();
            RunEvent first = events.hasNext() ? events.next() : new RunEvent.Done();
            time.began();
            response.setStatus(200);
            Bodies.time(response);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            response.getHeaders().put("x-accel-buffering", "no");
            EventBody body = new EventBody(stream, response);
            long pause = heartbeat.toMillis();
            ScheduledFuture<?> beats = scheduler.scheduleAtFixedRate(body::beat, pause, pause, TimeUnit.MILLISECONDS);
            open.add(body);
            try {
                body.write(first, events, callback);
            } finally {
                open.remove(body);
                beats.cancel(false);
            }
        }
    }

    /** Ends the streams that are open, with an error event that says why; their runs go on. */
    public void breakOff() {
        open.forEach(EventBody::breakOff);
    }
}
