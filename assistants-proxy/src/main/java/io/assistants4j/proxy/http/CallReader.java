package io.assistants4j.proxy.http;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Makes calls of requests. Thread-safe. */
public final class CallReader {
    private final BodyReader bodies;

    /** Reads bodies this strictly. */
    public CallReader(Strictness strictness) {
        this.bodies = new BodyReader(strictness);
    }

    /**
     * Reads the request to its end.
     *
     * @throws InvalidRequestException where it has a body that says it is no JSON; a web page can send such a body to any
     *     address without being asked, so not even valid JSON is taken under another name
     */
    Call read(Request request, Router.Found route, Caller caller) throws IOException {
        byte[] body;
        try (InputStream in = Request.asInputStream(request)) {
            body = in.readAllBytes();
        }
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

    /** Plain clients say nothing. */
    private static boolean isJson(@Nullable String type) {
        return type == null || type.strip().toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
    }
}
