package io.assistants4j.proxy.http;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEvent.StreamFault;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of one event stream. The serving thread writes events, the scheduler's writes heartbeats; only one write is under
 * way at a time. A client that does not take a write in as long as several heartbeats is given up: what it keeps waiting, a
 * thread, what the run says meanwhile and perhaps a stream of the far side, is then let go.
 */
final class EventBody {
    private static final Logger LOG = LoggerFactory.getLogger(EventBody.class);
    private static final RunEventCodec CODEC = new RunEventCodec(JsonCodec.tolerant());
    private static final StreamFault STOPPING =
            Refusal.of(503, "The server is stopping; the run goes on.", null).fault();
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    /** At so many heartbeats in a row one and the same write may be found under way. */
    private static final int PATIENCE = 4;

    private final RunStream stream;
    private final Response response;
    private final Semaphore pen = new Semaphore(1);
    private final Buffer buffer = new Buffer();
    private final SseWriter writer = new SseWriter(buffer);
    private final AtomicLong writes = new AtomicLong();
    private long stuckWrite;
    private int beatsMissed;
    private volatile boolean isHungUp;
    private volatile boolean isStopping;

    EventBody(RunStream stream, Response response) {
        this.stream = stream;
        this.response = response;
    }

    /** Writes all events, the last one included, and ends the body; ends early where the client hangs up. */
    void write(RunEvent first, Iterator<RunEvent> events, Callback callback) {
        try {
            follow(first, events);
            CODEC.write(new RunEvent.Done(), writer);
            flush();
            layDownPen();
            callback.succeeded();
        } catch (IOException e) {
            LOG.debug("client hung up: {}", e.getMessage());
            layDownPen();
            callback.failed(e);
        }
    }

    /** Sends a heartbeat unless something is being written; a client that is gone, or does not read, ends the stream. */
    void beat() {
        if (!pen.tryAcquire()) {
            missBeat();
        } else {
            writes.incrementAndGet();
            response.write(false, ByteBuffer.wrap(PING), Callback.from(pen::release, failure -> hungUp()));
        }
    }

    private void missBeat() {
        long write = writes.get();
        beatsMissed = write == stuckWrite ? beatsMissed + 1 : 1;
        stuckWrite = write;
        if (beatsMissed == PATIENCE) {
            LOG.warn("a client that does not read its stream is given up");
            isHungUp = true;
            // Fails the write, which lets go of the rest.
            response.getRequest()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new IOException("the client does not read"));
            stream.close();
        }
    }

    /** Ends the stream before its run is over. */
    void breakOff() {
        isStopping = true;
        stream.close();
    }

    /** For good: a heartbeat after the end would meet a response that is no more. */
    private void layDownPen() {
        pen.acquireUninterruptibly();
    }

    private void hungUp() {
        isHungUp = true;
        pen.release();
        stream.close();
    }

    private void follow(RunEvent first, Iterator<RunEvent> events) throws IOException {
        RunEvent event = first;
        while (!(event instanceof RunEvent.Done)) {
            CODEC.write(event, writer);
            flush();
            event = event.isLast() ? new RunEvent.Done() : next(events);
        }
    }

    /** The next event; where the stream breaks off, the one that says so. */
    private RunEvent next(Iterator<RunEvent> events) throws IOException {
        RunEvent event;
        try {
            event = events.hasNext() ? events.next() : new RunEvent.Done();
        } catch (RuntimeException e) {
            if (!isHungUp) {
                LOG.warn("an event stream broke off: {}", e.toString());
                LOG.debug("broken stream", e);
            }
            event = new RunEvent.StreamError(Refusal.of(e).fault());
        }
        if (isHungUp) {
            throw new IOException("gone before a heartbeat");
        }
        return isStopping && event instanceof RunEvent.Done ? new RunEvent.StreamError(STOPPING) : event;
    }

    private void flush() throws IOException {
        pen.acquireUninterruptibly();
        writes.incrementAndGet();
        try (Blocker.Callback written = Blocker.callback()) {
            response.write(false, ByteBuffer.wrap(buffer.readByteArray()), written);
            written.block();
        } finally {
            pen.release();
        }
    }
}
