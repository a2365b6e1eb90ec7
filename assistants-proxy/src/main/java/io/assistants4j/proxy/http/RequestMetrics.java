package io.assistants4j.proxy.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
 * Counts and times requests by method, route, provider and status, and their event streams. A route is a template, an unknown
 * method is {@code other} and a provider one of the configuration: no caller can make the number of series grow.
 */
public final class RequestMetrics {
    private static final String COUNTED = RequestMetrics.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS");

    private final PrometheusMeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    /** Counts in this registry, which others may use besides. */
    public RequestMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("assistants.requests.active", active, AtomicInteger::get)
                .description("Requests that are being answered, streams included.")
                .register(registry);
        Gauge.builder("assistants.streams.open", open, AtomicInteger::get)
                .description("Event streams that are not over.")
                .register(registry);
    }

    /** Everything in the registry so far, in Prometheus' text form. */
    public Answer scrape() {
        return Answer.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    /** What a route is called here. */
    static String route(Router.@Nullable Found found) {
        return found == null ? "unknown" : found.template();
    }

    /** The same callback, which also counts the request, and notes it, once it is answered; each request once. */
    Callback counted(Request request, Response response, String route, Callback callback) {
        if (request.getAttribute(COUNTED) != null) {
            return callback;
        }
        request.setAttribute(COUNTED, true);
        long start = System.nanoTime();
        active.incrementAndGet();
        if (Repetitions.count(request) > 0) {
            repeated(route).increment();
        }
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                count(null);
                super.succeeded();
            }

            @Override
            public void failed(Throwable cause) {
                count(cause);
                super.failed(cause);
            }

            /** Before the server knows that the request is over: one that stops would leave the last ones out. */
            private void count(@Nullable Throwable failure) {
                active.decrementAndGet();
                long took = System.nanoTime() - start;
                timer(request.getMethod(), route, provider(response), response.getStatus())
                        .record(took, TimeUnit.NANOSECONDS);
                AccessLog.say(request, response, TimeUnit.NANOSECONDS.toMillis(took), failure);
            }
        };
    }

    /** An event stream answers this request; to be told of its first event, and to be closed when it is over. */
    StreamTime stream(Request request, Response response, String route) {
        open.incrementAndGet();
        return new StreamTime() {
            @Override
            public void began() {
                Timer.builder("assistants.streams.first.event")
                        .description("From the arrival of a request to the first event of its stream, by route and"
                                + " provider.")
                        .tag("route", route)
                        .tag("provider", provider(response))
                        .register(registry)
                        .record(System.nanoTime() - request.getBeginNanoTime(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    /** The provider that answers, without its account; {@code none} where none was asked. */
    private static String provider(Response response) {
        String label = response.getHeaders().get(Wish.HEADER);
        return label == null ? "none" : label.replaceFirst("/.*", "");
    }

    private Counter repeated(String route) {
        return Counter.builder("assistants.requests.repeated")
                .description("Requests that their client said it had sent before, by route.")
                .tag("route", route)
                .register(registry);
    }

    private Timer timer(@Nullable String method, String route, String provider, int status) {
        String word = method == null || !METHODS.contains(method) ? "other" : method.toLowerCase(Locale.ROOT);
        return Timer.builder("assistants.requests")
                .description("Requests and how long it took to answer them, by method, route, provider and status;"
                        + " requests that are read but have no route, or cannot be read, have the route 'unknown'.")
                .tag("method", word)
                .tag("route", route)
                .tag("provider", provider)
                .tag("status", Integer.toString(status))
                .register(registry);
    }
}
