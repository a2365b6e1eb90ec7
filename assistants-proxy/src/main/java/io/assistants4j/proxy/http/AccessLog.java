package io.assistants4j.proxy.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each request once it is answered, in pairs of names and values: to the logger {@code assistants.access}, at level
 * info. Of a path the query is left out, of a key all but its name.
 */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("assistants.access");
    private static final String CALLER = AccessLog.class.getName();

    private AccessLog() {}

    /** Notes who makes the request. */
    static void name(Request request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    /** Says that the request is answered. */
    static void say(Request request, Response response, long millis, @Nullable Throwable failure) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getHttpURI().getPath())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", millis)
                .addKeyValue("request_id", response.getHeaders().get(Bodies.REQUEST_ID))
                .addKeyValue("from", Request.getRemoteAddr(request));
        String provider = response.getHeaders().get(Wish.HEADER);
        if (provider != null) {
            line = line.addKeyValue("provider", provider);
        }
        if (request.getAttribute(CALLER) instanceof Caller caller && caller.isConfined()) {
            line = line.addKeyValue("key", caller.key()).addKeyValue("tenant", caller.tenant());
        }
        line.log(failure == null ? "answered" : "broken off");
    }
}
