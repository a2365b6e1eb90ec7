package io.assistants4j.proxy.http;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Makes calls of requests. Thread-safe. */
public final class CallReader {
    private static final int CHUNK = 16 << 10;

    private final BodyReader bodies;
    private final Front front;
    private final LongSupplier nanoTime;

    /**
     * Reads bodies this strictly, as large as the front takes them and as long as it waits for the whole of one.
     *
     * @param nanoTime a counter of nanoseconds that no change of the clock disturbs
     */
    public CallReader(Strictness strictness, Front front, LongSupplier nanoTime) {
        this.bodies = new BodyReader(strictness);
        this.front = front;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the request to its end.
     *
     * @throws InvalidRequestException where its body is too large, or is one that says it is no JSON; a web page can send such a body to any
     *     address without being asked, so not even valid JSON is taken under another name
     * @throws IOException where its body does not come, or takes too long; then a {@link TimeoutException} is the cause
     */
    Call read(Request request, Router.Found route, Caller caller) throws IOException {
        if (request.getLength() > front.bodyLimit()) {
            throw tooLarge();
        }
        // Not closed: of a body that is refused the rest could not be thrown away any more.
        byte[] body = whole(Request.asInputStream(request));
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (body.length > 0 && !isJson(type)) {
            String message = "Unsupported content type: this server takes 'application/json' only.";
            throw new InvalidRequestException(
                    message, ErrorDetails.of(415, "invalid_request_error", null, "unsupported_content_type"), null);
        }
        QueryText query = new QueryText(Request.extractQueryParameters(request));
        String name = request.getMethod() + " " + route.template();
        CallBody read = CallBody.of(name, bodies, body);
        return new Call(route.template(), caller, route.ids(), query, request.getHeaders(), read);
    }

    /** Each part that comes asks for the time; that none comes at all the connection sees. */
    private byte[] whole(InputStream in) throws IOException {
        long began = nanoTime.getAsLong();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[CHUNK];
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (body.size() > front.bodyLimit()) {
                throw tooLarge();
            }
            if (nanoTime.getAsLong() - began > front.bodyTime().toNanos()) {
                throw new IOException(new TimeoutException("the body takes longer than " + front.bodyTime()));
            }
        }
        return body.toByteArray();
    }

    private static InvalidRequestException tooLarge() {
        String message = "The request body is larger than this server accepts.";
        return new InvalidRequestException(message, ErrorDetails.of(413, "invalid_request_error", null, null), null);
    }

    /** Plain clients say nothing. */
    private static boolean isJson(@Nullable String type) {
        return type == null || type.strip().toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
    }
}
