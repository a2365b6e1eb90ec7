package io.assistants4j.wire.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Remembers of each call whether its request left: the inner interceptor runs once a connection stands and right before
 * the first byte is written, the outer one hands the knowledge over when the call fails.
 */
final class SendMark {
    private volatile boolean sent;

    private SendMark() {}

    /** For the client's application interceptors. */
    static Response outer(Interceptor.Chain chain) throws IOException {
        SendMark mark = new SendMark();
        Request marked = chain.request().newBuilder().tag(SendMark.class, mark).build();
        try {
            return chain.proceed(marked);
        } catch (IOException e) {
            throw new TransportException(e, mark.sent);
        }
    }

    /** For the client's network interceptors. */
    static Response inner(Interceptor.Chain chain) throws IOException {
        SendMark mark = chain.request().tag(SendMark.class);
        if (mark != null) {
            mark.sent = true;
        }
        return chain.proceed(chain.request());
    }
}
