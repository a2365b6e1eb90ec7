package io.assistants4j.benchmarks.client;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** HTTP of openai-java without a network: every request is answered by these events. */
final class RecordedHttp implements HttpClient {
    private static final Headers HEADERS =
            Headers.builder().put("Content-Type", "text/event-stream").build();

    private final byte[] events;

    RecordedHttp(byte[] events) {
        this.events = events;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return new Recorded(new ByteArrayInputStream(events));
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.completedFuture(execute(request, options));
    }

    @Override
    public void close() {}

    private record Recorded(InputStream body) implements HttpResponse {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public Headers headers() {
            return HEADERS;
        }

        @Override
        public void close() {}
    }
}
