package io.assistants4j.wire.http;

import io.assistants4j.wire.dialect.Dialect;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;

/**
 * Logs each attempt of a call: at debug its method, the template of its path, status, milliseconds and the far side's id of it;
 * at trace the names of its headers too, with the values of those that cannot hold a secret. Ids, queries, bodies and
 * credentials are never logged.
 */
final class RequestLog implements Interceptor {
    private static final long NANOS = 1_000_000;
    private static final Set<String> PLAIN =
            Set.of("accept", "accept-encoding", "content-type", "openai-beta", "user-agent");

    private final Logger log;
    private final Redaction redaction;
    private final LongSupplier nanoTime;

    RequestLog(Dialect dialect, LongSupplier nanoTime) {
        this(LoggerFactory.getLogger(RequestLog.class), dialect, nanoTime);
    }

    RequestLog(Logger log, Dialect dialect, LongSupplier nanoTime) {
        this.log = log;
        this.redaction = new Redaction(dialect);
        this.nanoTime = nanoTime;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!log.isDebugEnabled()) {
            return chain.proceed(request);
        }
        String route = request.method() + " " + template(request);
        if (log.isTraceEnabled()) {
            log.trace("{} is sent with {}", route, shown(request.headers()));
        }
        long started = nanoTime.getAsLong();
        try {
            Response response = chain.proceed(request);
            String id = Failures.requestId(response.headers());
            log.debug("{}: {} after {} ms, request id {}", route, response.code(), since(started), id);
            return response;
        } catch (IOException e) {
            log.debug("{}: no answer after {} ms: {}", route, since(started), redaction.of(String.valueOf(e)));
            throw e;
        }
    }

    private long since(long started) {
        return (nanoTime.getAsLong() - started) / NANOS;
    }

    /** The path as the routes are written, without the ids that stand in it. */
    private static String template(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        return invocation == null
                ? "?"
                : Stream.of(invocation.method().getAnnotations())
                        .map(RequestLog::path)
                        .filter(path -> !path.isEmpty())
                        .findFirst()
                        .map(path -> "/" + path.replaceFirst("\\?.*", ""))
                        .orElse("?");
    }

    private static String path(Annotation route) {
        return route instanceof GET get
                ? get.value()
                : route instanceof POST post ? post.value() : route instanceof DELETE delete ? delete.value() : "";
    }

    private static String shown(Headers headers) {
        return new TreeSet<>(headers.names())
                .stream()
                        .map(name -> name + ": "
                                + (PLAIN.contains(name.toLowerCase(Locale.ROOT)) ? headers.get(name) : "***"))
                        .collect(Collectors.joining(", "));
    }
}
