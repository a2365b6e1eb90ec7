package io.assistants4j.proxy.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients that are answered before they have sent their whole request send the rest, which is thrown away: a connection
 * closed under what still comes is reset, and the reset can reach the client before it has read its answer (RFC 9112, 9.6).
 * Up to 64 MiB and for ten seconds; whoever sends more, or waits to be asked for it, is cut off.
 */
public final class LingeringClose extends Handler.Wrapper {
    private static final long MOST = 64L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Clock clock;

    /** Lingers after what this handler answers. */
    public LingeringClose(Handler handler, Clock clock) {
        super(handler);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, new Answered(request, callback));
    }

    /** Throws away what has come of a request; says whether there is more to come. */
    static boolean isStillComing(Request request) {
        for (; ; ) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return true;
            }
            chunk.release();
            if (chunk.isLast()) {
                return false;
            }
        }
    }

    private static boolean waitsToBeAsked(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    private final class Answered extends Callback.Nested {
        private final Request request;
        private long thrownAway;
        private @Nullable Instant latest;

        Answered(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            if (waitsToBeAsked(request)) {
                super.succeeded();
            } else {
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
            Instant now = clock.instant();
            if (latest == null) {
                latest = now.plus(LONGEST);
            }
            return thrownAway > MOST || now.isAfter(latest);
        }
    }
}
