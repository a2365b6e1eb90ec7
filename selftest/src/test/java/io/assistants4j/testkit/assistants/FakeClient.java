package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** A plain client of the fake server. */
final class FakeClient {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeAssistantsServer server;

    FakeClient(FakeAssistantsServer server) {
        this.server = server;
    }

    /** An event of a stream. */
    record Event(String name, String data) {
        Json json() {
            return Json.parse(data);
        }
    }

    Json get(String path) {
        return good(send("GET", path, ""));
    }

    Json post(String path, String body) {
        return good(send("POST", path, body));
    }

    Json delete(String path) {
        return good(send("DELETE", path, ""));
    }

    String assistant() {
        return id(post("/assistants", "{\"model\":\"m\"}"));
    }

    String thread(String... said) {
        String messages = String.join(
                ",",
                Arrays.stream(said)
                        .map(text -> "{\"role\":\"user\",\"content\":\"" + text + "\"}")
                        .toList());
        return id(post("/threads", "{\"messages\":[" + messages + "]}"));
    }

    /** A run on a new thread; its path. */
    String run() {
        String thread = thread("Hi");
        return "/threads/" + thread + "/runs/" + id(post("/threads/" + thread + "/runs", ofAssistant("")));
    }

    /** A streamed run on a new thread. */
    List<Event> stream() {
        return events(send("POST", "/threads/" + thread("Hi") + "/runs", ofAssistant(",\"stream\":true")));
    }

    /** The body of a run of a new assistant, with these members besides. */
    String ofAssistant(String members) {
        return "{\"assistant_id\":\"" + assistant() + "\"" + members + "}";
    }

    /** The run at this path when it changes no more by itself. */
    Json settled(String path) {
        while (true) {
            Json run = get(path);
            String status = run.at("status").text().orElse("");
            if (run.at("expires_at").isAbsent() || status.equals("requires_action")) {
                return run;
            }
            Thread.onSpinWait();
        }
    }

    /** The error, which has this status. */
    Json refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.parse(answer.body()).at("error");
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(to(path).method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + FakeAssistantsServer.KEY)
                .header("OpenAI-Beta", "assistants=v2");
    }

    static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }

    /** A part of a path between its slashes. */
    static String segment(String path, int place) {
        return path.split("/", -1)[place];
    }

    static List<Event> events(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        return Arrays.stream(answer.body().split("\n\n", 0))
                .map(block -> block.split("\n", 2))
                .map(lines -> new Event(lines[0].substring("event: ".length()), lines[1].substring("data: ".length())))
                .toList();
    }

    static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }

    private static Json good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }
}
