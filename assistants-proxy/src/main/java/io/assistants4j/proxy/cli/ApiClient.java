package io.assistants4j.proxy.cli;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.JsonType;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The few HTTP calls of a first conversation, made as any client makes them. */
final class ApiClient {
    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    ApiClient(URI server) {
        this.server = server;
    }

    <T> T post(String path, String body, Class<T> type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).POST(BodyPublishers.ofString(body));
        return JsonCodec.tolerant().read(type, send(request));
    }

    <T> T list(String path, JsonType<T> type) throws IOException, InterruptedException {
        return JsonCodec.tolerant().read(type, send(HttpRequest.newBuilder(server.resolve(path))));
    }

    /** Hands over every event of a stream as it comes. */
    void stream(String path, String body, Consumer<RunEvent> events) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        RunEventCodec codec = new RunEventCodec(JsonCodec.tolerant());
        try (InputStream in = http.send(request, BodyHandlers.ofInputStream()).body();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(EVENT)) {
                    name = line.substring(EVENT.length());
                } else if (line.startsWith(DATA)) {
                    events.accept(codec.read(SseEvent.of(name, line.substring(DATA.length()))));
                }
            }
        }
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the server answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
