package io.assistants4j.proxy.http;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEvent.StreamFault;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.proxy.repeat.GivenAnswer;
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
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of one event stream. The serving thread writes events, the scheduler's writes heartbeats; only one write is under
 * way at a time. A client that does not take a write in as long as several heartbeats is given up: what it keeps waiting, a
 * thread, what the run says meanwhile and perhaps a stream of the far side, is then let go.
 *
 * <p>Where the stream is recorded, one whose client is lost at its beginning goes on without for a heartbeat or two: it may
 * be asked for again, and is then told from its beginning.
 */
final class EventBody implements GivenAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(EventBody.class);
    private static final RunEventCodec CODEC = new RunEventCodec(JsonCodec.tolerant());
    private static final StreamFault STOPPING =
            Refusal.of(503, "The server is stopping; the run goes on.", null).fault();
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    /** At so many heartbeats in a row one and the same write may be found under way. */
    private static final int PATIENCE = 4;

    /** At so many heartbeats in a row nobody may be there. */
    private static final int LONELINESS = 2;

    private final RunStream stream;
    private final StreamClient first;
    private final @Nullable Recording recording;
    private final Semaphore pen = new Semaphore(1);
    private final Buffer buffer = new Buffer();
    private final SseWriter writer = new SseWriter(buffer);
    private final AtomicLong writes = new AtomicLong();
    /** Changed with the pen only, like the recording; none before another comes, and after the end. */
    private volatile @Nullable StreamClient client;

    private boolean isOver;
    private long stuckWrite;
    private int beatsMissed;
    private int beatsAlone;
    private volatile boolean isForgotten;
    private volatile boolean isHungUp;
    private volatile boolean isStopping;

    /** A stream for this client, and, if it is recorded, for who comes in its place. */
    EventBody(RunStream stream, StreamClient client, @Nullable Recording recording) {
        this.stream = stream;
        this.first = client;
        this.client = client;
        this.recording = recording;
    }

    /** Writes all events, the last one included, and ends the body; ends early where nobody is there for it any more. */
    void write(RunEvent begin, Iterator<RunEvent> events) {
        try {
            follow(begin, events);
            CODEC.write(new RunEvent.Done(), writer);
            flush();
            StreamClient last = end();
            if (last != null) {
                last.callback().succeeded();
            }
        } catch (IOException e) {
            LOG.debug("client hung up: {}", e.getMessage());
            StreamClient lost = breakDown();
            if (lost != null) {
                lost.callback().failed(e);
            }
        } catch (RuntimeException e) {
            StreamClient lost = breakDown();
            if (first.equals(lost)) {
                throw e;
            }
            LOG.warn("an event stream failed", e);
            if (lost != null) {
                lost.callback().failed(e);
            }
        }
    }

    /** Sends a heartbeat unless something is being written; a client that is gone, or does not read, ends the stream. */
    void beat() {
        if (!pen.tryAcquire()) {
            missBeat();
            return;
        }
        StreamClient to = client;
        if (to != null) {
            ping(to);
            return;
        }
        boolean isLonely = !isOver && (++beatsAlone >= LONELINESS || isForgotten);
        pen.release();
        if (isLonely) {
            isHungUp = true;
            stream.close();
        }
    }

    /** A client that is gone is noticed when something is written to it. */
    @Override
    public void probe() {
        pen.acquireUninterruptibly();
        StreamClient to = client;
        if (to == null) {
            pen.release();
        } else {
            ping(to);
        }
    }

    @Override
    public long bytes() {
        return Recording.mostBytes();
    }

    /** Who hangs up after a while was told the beginning: nobody will come instead. */
    @Override
    public void forgotten() {
        isForgotten = true;
    }

    /** Tells another client all from the beginning; false where that is not kept, or the one before is still there. */
    boolean isTakenOver(Response response, Callback callback) {
        pen.acquireUninterruptibly();
        try {
            if (recording == null || !recording.isWhole() || client != null) {
                return false;
            }
            takeOver(recording, new StreamClient(response, callback));
            return true;
        } finally {
            pen.release();
        }
    }

    private void takeOver(Recording said, StreamClient next) {
        said.headers().forEach((name, value) -> next.response().getHeaders().put(name, value));
        next.response().getHeaders().put(Repetitions.REPLAYED, "true");
        next.begin();
        try {
            next.send(said.said());
        } catch (IOException e) {
            next.callback().failed(e);
            return;
        }
        if (isOver) {
            next.callback().succeeded();
        } else {
            beatsAlone = 0;
            client = next;
        }
    }

    private void missBeat() {
        long write = writes.get();
        beatsMissed = write == stuckWrite ? beatsMissed + 1 : 1;
        stuckWrite = write;
        StreamClient stuck = client;
        if (beatsMissed == PATIENCE && stuck != null) {
            LOG.warn("a client that does not read its stream is given up");
            isHungUp = true;
            // Fails the write, which lets go of the rest.
            stuck.hangUp(new IOException("the client does not read"));
            stream.close();
        }
    }

    /** Ends the stream before its run is over. */
    void breakOff() {
        isStopping = true;
        stream.close();
    }

    /** With the pen, which is laid down when the heartbeat is sent. */
    private void ping(StreamClient to) {
        writes.incrementAndGet();
        to.response().write(false, ByteBuffer.wrap(PING), Callback.from(pen::release, failure -> hungUp(to, failure)));
    }

    private void hungUp(StreamClient gone, Throwable why) {
        if (isToGoOnAlone()) {
            client = null;
            pen.release();
            leave(gone, why);
        } else {
            isHungUp = true;
            pen.release();
            stream.close();
        }
    }

    private boolean isToGoOnAlone() {
        return recording != null && recording.isWhole() && !isForgotten && !isHungUp;
    }

    /** Else the connection would stay until the stream is over. */
    private static void leave(StreamClient gone, Throwable why) {
        gone.callback().failed(why);
        gone.hangUp(why);
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
        try {
            writes.incrementAndGet();
            send(buffer.readByteArray());
        } finally {
            pen.release();
        }
    }

    private void send(byte[] bytes) throws IOException {
        StreamClient to = client;
        if (recording != null && isForgotten) {
            recording.drop();
        } else if (recording != null) {
            recording.add(bytes, to != null);
        }
        if (to == null) {
            requireRecorded();
            return;
        }
        try {
            to.send(bytes);
        } catch (IOException e) {
            if (!isToGoOnAlone()) {
                throw e;
            }
            client = null;
            leave(to, e);
        }
    }

    private void requireRecorded() throws IOException {
        if (!isToGoOnAlone()) {
            throw new IOException("gone, and too much was said since");
        }
    }

    /** For good: what comes after the end would meet a response that is no more. Whom the end is to be told. */
    private @Nullable StreamClient end() {
        pen.acquireUninterruptibly();
        isOver = true;
        StreamClient last = client;
        client = null;
        pen.release();
        return last;
    }

    /** As {@link #end}, before all was said: nobody is to take half of it for the whole. */
    private @Nullable StreamClient breakDown() {
        if (recording != null) {
            pen.acquireUninterruptibly();
            recording.drop();
            pen.release();
        }
        return end();
    }
}
