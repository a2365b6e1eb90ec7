package io.assistants4j.wire.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Remembers of a call, as a tag of its request, whether that left. */
final class SendMark {
    private volatile boolean sent;

    /** For the client's network interceptors: runs once a connection stands and right before the first byte is written. */
    static Response set(Interceptor.Chain chain) throws IOException {
        SendMark mark = chain.request().tag(SendMark.class);
        if (mark != null) {
            mark.sent = true;
        }
        return chain.proceed(chain.request());
    }

    boolean isSent() {
        return sent;
    }
}
