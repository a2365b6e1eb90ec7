package io.assistants4j.testkit.astra;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a fake of the Astra server as somebody does who knows it. */
final class AstraClient {
    private static final String MODEL = "\"model\":\"claude-3-haiku-20240307\"";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeAstraServer server;

    AstraClient(FakeAstraServer server) {
        this.server = server;
    }

    /** A thread with a question. */
    String asking() throws Exception {
        String thread = id(created("/threads", "{}"));
        created("/threads/" + thread + "/messages", "{\"role\":\"user\",\"content\":\"How cold is Oslo?\"}");
        return thread;
    }

    /** An assistant with further members behind a comma. */
    String assistant(String instructions, String more) throws Exception {
        return id(created("/assistants", "{" + MODEL + ",\"instructions\":\"" + instructions + "\"" + more + "}"));
    }

    /** The body of a run with further members behind a comma. */
    static String run(String assistant, String more) {
        return "{\"assistant_id\":\"" + assistant + "\"" + more + "}";
    }

    /** What a request was answered with that went well. */
    Json created(String path, String body) throws Exception {
        HttpResponse<String> answer = ask("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    /** A request with the token and the version. */
    HttpResponse<String> ask(String method, String path, @Nullable String body) throws Exception {
        return send(
                method, path, body, Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "assistants=v2"));
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    BufferedReader stream(String path, String body) throws Exception {
        HttpRequest request = request(
                "POST", path, body, Map.of("astra-api-token", FakeAstraServer.TOKEN, "OpenAI-Beta", "assistants=v2"));
        return new BufferedReader(new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** Hands over a text, embedded with OpenAI's model or another one. */
    HttpResponse<String> uploaded(String name, String text, Map<String, String> more) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nassistants\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--b--\r\n";
        Map<String, String> headers = new HashMap<>(Map.of(
                "astra-api-token", FakeAstraServer.TOKEN,
                "OpenAI-Beta", "assistants=v2",
                "Authorization", "Bearer dummy"));
        headers.putAll(more);
        return send("POST", "/files", body, headers);
    }

    static List<String> events(BufferedReader stream) throws IOException {
        try (stream) {
            List<String> events = new ArrayList<>();
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                if (line.startsWith("data: ")) {
                    events.add(line.substring("data: ".length()));
                }
            }
            return events;
        }
    }

    static List<String> names(List<String> events) {
        return events.stream()
                .map(event -> Json.parse(event).at("event").text().orElse(""))
                .toList();
    }

    static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }
}
