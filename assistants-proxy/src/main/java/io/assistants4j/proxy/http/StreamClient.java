package io.assistants4j.proxy.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/**
 * Who follows an event stream.
 *
 * @param response where events are written
 * @param callback to be told how it ended
 */
record StreamClient(Response response, Callback callback) {
    /** Begins the answer; nothing is sent yet. */
    void begin() {
        response.setStatus(200);
        Bodies.time(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put("x-accel-buffering", "no");
    }

    /** Sends this and waits until it is sent. */
    void send(byte[] bytes) throws IOException {
        try (Blocker.Callback written = Blocker.callback()) {
            response.write(false, ByteBuffer.wrap(bytes), written);
            written.block();
        }
    }

    /** Ends the connection. */
    void hangUp(Throwable why) {
        response.getRequest()
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(why);
    }
}
