package io.assistants4j.proxy.http;

import io.assistants4j.core.id.RandomIds;
import io.assistants4j.wire.json.ErrorBody;
import io.assistants4j.wire.json.JsonCodec;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes whole bodies, and the headers that every answer carries. */
final class Bodies {
    static final String REQUEST_ID = "x-request-id";
    static final String TOOK = "openai-processing-ms";
    static final String VERSION = "openai-version";
    static final String ORGANIZATION = "openai-organization";

    static final String JSON = "application/json";

    /** The only version that OpenAI's API ever had. */
    private static final String ONLY_VERSION = "2020-10-01";

    private Bodies() {}

    static void name(Request request, Response response) {
        Object known = request.getAttribute(REQUEST_ID);
        String id = known instanceof String text ? text : "req_" + new RandomIds(ThreadLocalRandom.current()).next();
        request.setAttribute(REQUEST_ID, id);
        response.getHeaders().put(REQUEST_ID, id);
        response.getHeaders().put(VERSION, ONLY_VERSION);
        String organization = request.getHeaders().get(ORGANIZATION);
        if (organization != null) {
            response.getHeaders().put(ORGANIZATION, organization);
        }
    }

    /** Says how long it took from the first byte of the request until now, when its answer begins. */
    static void time(Response response) {
        long took = System.nanoTime() - response.getRequest().getBeginNanoTime();
        response.getHeaders().put(TOOK, TimeUnit.NANOSECONDS.toMillis(took));
    }

    static void json(Response response, int status, Object value, Callback callback) {
        write(response, status, JSON, JsonCodec.tolerant().bytes(value), callback);
    }

    /** Writes an answer that was given before, and says so. */
    static void again(Response response, WholeAnswer answer, Callback callback) {
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(Repetitions.REPLAYED, "true");
        write(response, answer.status(), JSON, answer.json(), callback);
    }

    /** Of a request that still comes in, the connection ends after the answer. */
    static void refuse(Response response, Refusal refusal, Callback callback) {
        if (LingeringClose.isStillComing(response.getRequest())) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        refusal.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        json(response, refusal.status(), new ErrorBody(refusal.fault()), callback);
    }

    static void write(Response response, int status, String type, byte[] body, Callback callback) {
        response.setStatus(status);
        time(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
