package io.assistants4j.proxy.http;

import io.assistants4j.proxy.limit.RateLimit;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Lets web pages of other origins call the server. Keys come in headers and never from a browser's store, so no cookies count. */
public final class CrossOrigin {
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
                            "retry-after",
                            "x-should-retry"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private CrossOrigin() {}

    /** The handler itself where no origin may call, else one that answers browsers before it. */
    public static Handler around(Handler handler, Set<String> origins) {
        if (origins.isEmpty()) {
            return handler;
        }
        CrossOriginHandler open = new CrossOriginHandler();
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
}
