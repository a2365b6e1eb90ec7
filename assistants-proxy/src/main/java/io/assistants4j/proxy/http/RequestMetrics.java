package io.assistants4j.proxy.http;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times requests by method, route and status. A route is a template and an unknown method is {@code other}: no
 * caller can make the number of series grow.
 */
public final class RequestMetrics {
    private static final String NAME = "assistants.requests";
    private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS");

    private final PrometheusMeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();

    /** Counts in this registry, which others may use besides. */
    public RequestMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
        registry.gauge("assistants.requests.active", active);
    }

    /** Everything in the registry so far, in Prometheus' text form. */
    public Answer scrape() {
        return Answer.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    /** The same callback, which also counts the request, and notes it, once it is answered. */
    Callback counted(Request request, Response response, String route, Callback callback) {
        long start = System.nanoTime();
        active.incrementAndGet();
        return new Callback.Nested(callback) {
            private volatile @Nullable Throwable failure;

            @Override
            public void failed(Throwable cause) {
                failure = cause;
                super.failed(cause);
            }

            @Override
            public void completed() {
                active.decrementAndGet();
                long took = System.nanoTime() - start;
                timer(request.getMethod(), route, response.getStatus()).record(took, TimeUnit.NANOSECONDS);
                AccessLog.say(request, response, TimeUnit.NANOSECONDS.toMillis(took), failure);
            }
        };
    }

    private Timer timer(String method, String route, int status) {
        return Timer.builder(NAME)
                .tag("method", METHODS.contains(method) ? method.toLowerCase(Locale.ROOT) : "other")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry);
    }
}
