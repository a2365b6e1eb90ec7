package io.assistants4j.proxy.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Says in the form of the API what Jetty itself refuses: requests it cannot read. They are counted and noted like all others.
 */
public final class JsonErrors extends ErrorHandler {
    private final RequestMetrics metrics;

    /** Counts there what did not come as far as to be counted. */
    public JsonErrors(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Bodies.name(request, response);
        Callback counted = metrics.counted(request, response, RequestMetrics.route(null), callback);
        Bodies.refuse(response, refusal(response.getStatus(), request.getAttribute(ERROR_EXCEPTION)), counted);
        return true;
    }

    private static Refusal refusal(int status, @Nullable Object cause) {
        if (status == 431) {
            return Refusal.of(431, "The request's headers are larger than this server accepts.", null);
        }
        if (status == 503) {
            return Refusal.of(503, "The server is shutting down.", null);
        }
        return status < 500
                ? Refusal.of(status, "The request cannot be read.", null)
                : Refusal.of(cause instanceof Throwable failure ? failure : new IllegalStateException());
    }
}
