package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several accounts behind one name, where conversations are kept here. */
@Timeout(60)
abstract class AccountsTest {
    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String type;
    private final FakeResponsesServer east;
    private final FakeResponsesServer west;
    private Service service;

    /** Of this kind of provider, with such far sides. */
    AccountsTest(String type, Supplier<FakeResponsesServer> farSides) {
        this.type = type;
        this.east = farSides.get();
        this.west = farSides.get();
    }

    @BeforeEach
    void start() throws IOException {
        String text = """
                providers:
                  main:
                    type: %s
                    api: responses
                    api_key: %s
                    accounts:
                      - {name: east, api_base: %s}
                      - {name: west, api_base: %s}
                """.formatted(type, FakeResponsesServer.KEY, east.url(), west.url());
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        Config config = new ConfigFile(Map.of()).read(file);
        ServeSettings settings = new ServeSettings("127.0.0.1", 0, directory, null, null, null);
        service = Service.start(settings, Objects.requireNonNull(config.lineup()));
    }

    @AfterEach
    void stop() {
        service.close();
        east.close();
        west.close();
    }

    @Test
    void theConversationsOfAProviderSpreadOverItsAccounts() throws Exception {
        String assistant = assistant();
        for (int i = 0; i < 24; i++) {
            east.enqueue(new Reply().text("East."));
            west.enqueue(new Reply().text("West."));
            assertThat(run(assistant)).contains("thread.run.completed");
        }

        assertThat(east.journal().size()).isBetween(1, 23);
        assertThat(west.journal().size()).isEqualTo(24 - east.journal().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void theOtherAccountTakesTheTurnsOfOneThatHasNoRoomOrFails(int status) throws Exception {
        String assistant = assistant();
        east.faults().next(20, Fault.error(status, "server_error", "overloaded", "not now"));
        for (int i = 0; i < 8; i++) {
            west.enqueue(new Reply().text("West."));

            assertThat(run(assistant)).contains("thread.run.completed").doesNotContain("thread.run.failed");
        }
    }

    @Test
    void theOtherAccountTakesTheTurnsOfOneThatIsNotReached() throws Exception {
        String assistant = assistant();
        west.close();
        for (int i = 0; i < 8; i++) {
            east.enqueue(new Reply().text("East."));

            assertThat(run(assistant)).contains("thread.run.completed");
        }
    }

    @Test
    void theHealthOfEachAccountIsTold() throws Exception {
        String assistant = assistant();
        west.close();
        while (!lastCall("west").equals("failed")) {
            east.enqueue(new Reply().text("East."));
            run(assistant);
        }

        assertThat(lastCall("east")).isEqualTo("answered");
        assertThat(Json.parse(probe().body()).at("status").text()).hasValue("healthy");
    }

    private String lastCall(String account) throws IOException, InterruptedException {
        return Json.parse(probe().body())
                .at("providers", "main", "accounts", account, "last_call")
                .text()
                .orElse("none");
    }

    private HttpResponse<String> probe() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/health/readiness"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String assistant() throws IOException, InterruptedException {
        String body = send("/v1/assistants", "{\"model\":\"gpt-5.1\"}");
        return Json.parse(body).at("id").text().orElseThrow();
    }

    private String run(String assistant) throws IOException, InterruptedException {
        return send(
                "/v1/threads/runs",
                "{\"stream\":true,\"assistant_id\":\"" + assistant
                        + "\",\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}");
    }

    private String send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
