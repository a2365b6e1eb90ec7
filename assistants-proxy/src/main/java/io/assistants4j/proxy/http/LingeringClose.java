package io.assistants4j.proxy.http;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets clients that are answered before they have sent their whole request send the rest, which is thrown away: a connection
 * closed under what still comes is reset, and the reset can reach the client before it has read its answer (RFC 9112, 9.6).
 * Up to 64 MiB and for ten seconds; whoever sends more, or waits to be asked for it, is cut off, and whoever falls silent when
 * the connection has been idle for too long.
 */
public final class LingeringClose extends Handler.Wrapper {
    private static final long MOST = 64L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What a client has sent by the time it is refused takes fewer; one that sends as fast as it is read never ends. */
    private static final int READS_BEFORE_ANSWER = 64;

    private final LongSupplier nanoTime;

    /** Lingers after what this handler answers, by this counter of nanoseconds. */
    public LingeringClose(Handler handler, LongSupplier nanoTime) {
        super(handler);
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, new Answered(request, callback));
    }

    /** Throws away what has come of a request; says whether there is more to come. */
    static boolean isStillComing(Request request) {
        for (int reads = 0; reads < READS_BEFORE_ANSWER; reads++) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return true;
            }
            chunk.release();
            if (chunk.isLast()) {
                return false;
            }
        }
        return true;
    }

    private static boolean waitsToBeAsked(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    private final class Answered extends Callback.Nested {
        private final Request request;
        private long thrownAway;
        private long start;

        Answered(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            if (waitsToBeAsked(request)) {
                super.succeeded();
            } else {
                start = nanoTime.getAsLong();
                throwAway();
            }
        }

        private void throwAway() {
            for (; ; ) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this::throwAway);
                    return;
                }
                boolean isEnough = Content.Chunk.isFailure(chunk) || chunk.isLast() || isTooMuch(chunk.remaining());
                chunk.release();
                if (isEnough) {
                    super.succeeded();
                    return;
                }
            }
        }

        private boolean isTooMuch(int bytes) {
            thrownAway += bytes;
            return thrownAway > MOST || nanoTime.getAsLong() - start > LONGEST.toNanos();
        }
    }
}
