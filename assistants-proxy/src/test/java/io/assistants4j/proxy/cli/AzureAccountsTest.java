package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two resources of Azure behind one name. */
@Timeout(60)
class AzureAccountsTest {
    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeResponsesServer east = FakeResponsesServer.start(AzureDoor.withKey());
    private final FakeResponsesServer west = FakeResponsesServer.start(AzureDoor.withKey());
    private Service service;

    @BeforeEach
    void start() throws IOException {
        String text = """
                providers:
                  main:
                    type: azure
                    api_key: %s
                    accounts:
                      - {name: east, api_base: %s}
                      - {name: west, api_base: %s}
                """.formatted(FakeResponsesServer.KEY, east.url(), west.url());
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        ServeSettings settings = new ServeSettings("127.0.0.1", 0, directory, null, null, null);
        service = Service.start(
                settings,
                Objects.requireNonNull(new ConfigFile(Map.of()).read(file).lineup()));
    }

    @AfterEach
    void stop() {
        service.close();
        east.close();
        west.close();
    }

    @Test
    void bothTakeTurnsAndOneTakesThoseOfTheOtherThatIsGone() throws Exception {
        String assistant = Json.parse(send("/v1/assistants", "{\"model\":\"my-deployment\"}"))
                .at("id")
                .text()
                .orElseThrow();
        east.answerWith(request -> new Reply().text("East."));
        west.answerWith(request -> new Reply().text("West."));
        while (east.journal().size() == 0 || west.journal().size() == 0) {
            assertThat(run(assistant)).contains("thread.run.completed");
        }

        west.close();

        for (int i = 0; i < 8; i++) {
            assertThat(run(assistant)).contains("thread.run.completed", "East.");
        }
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
