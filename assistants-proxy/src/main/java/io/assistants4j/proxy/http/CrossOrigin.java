package io.assistants4j.proxy.http;

import io.assistants4j.proxy.limit.RateLimit;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets web pages of other origins call the server. Keys come in headers and never from a browser's store, so no cookies count.
 * What browsers ask before is answered here, and so is counted and noted here.
 */
public final class CrossOrigin extends CrossOriginHandler {
    private static final String ANY = "*";

    /** A star does not stand for the header that carries the key. */
    private static final Set<String> READ = Set.of("authorization", ANY);

    private static final Set<String> SHOWN = Stream.concat(
                    RateLimit.headers().stream(),
                    Stream.of(
                            Bodies.REQUEST_ID,
                            Bodies.TOOK,
                            Bodies.VERSION,
                            Bodies.ORGANIZATION,
                            "x-upstream-request-id",
                            Wish.HEADER,
                            Repetitions.REPLAYED,
                            "retry-after",
                            "x-should-retry"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Router router;
    private final RequestMetrics metrics;

    private CrossOrigin(Router router, RequestMetrics metrics) {
        this.router = router;
        this.metrics = metrics;
    }

    /** The handler itself where no origin may call, else one that answers browsers before it. */
    public static Handler around(Handler handler, Set<String> origins, Router router, RequestMetrics metrics) {
        if (origins.isEmpty()) {
            return handler;
        }
        CrossOrigin open = new CrossOrigin(router, metrics);
        open.setAllowedOriginPatterns(origins.stream()
                .map(origin -> origin.equals(ANY) ? ANY : Pattern.quote(origin))
                .collect(Collectors.toSet()));
        open.setAllowedMethods(Set.of("GET", "POST", "DELETE"));
        open.setAllowedHeaders(READ);
        open.setExposedHeaders(SHOWN);
        open.setPreflightMaxAge(REMEMBERED);
        // A key goes with the request itself; a browser's own credentials are of no use.
        open.setAllowCredentials(false);
        open.setHandler(handler);
        return open;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isPreflight(request)) {
            return super.handle(request, response, callback);
        }
        Bodies.name(request, response);
        // Left open it would be counted as none; whoever refuses says another.
        response.setStatus(HttpStatus.OK_200);
        String route = RequestMetrics.route(router.find(Router.path(request)));
        return super.handle(request, response, metrics.counted(request, response, route, callback));
    }

    private static boolean isPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeaders().contains(HttpHeader.ORIGIN)
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
