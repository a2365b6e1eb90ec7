package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceMetricsTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theCallsToTheModelAndTheirTokensAreShown(@TempDir Path data) throws Exception {
        try (FakeResponsesServer farSide = FakeResponsesServer.start();
                Service service = Service.start(settings(data), environment(farSide))) {
            farSide.enqueue(new Reply().text("Hello!").usage(11, 7));
            String assistant = id(send(service, "POST", "/v1/assistants", "{\"model\":\"a-model\"}"));
            send(
                    service,
                    "POST",
                    "/v1/threads/runs",
                    "{\"stream\":true,\"assistant_id\":\"" + assistant
                            + "\",\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}");

            String metrics = send(service, "GET", "/metrics", "");

            assertThat(lines(metrics, "gen_ai_client_operation_duration_seconds_count"))
                    .contains("gen_ai_request_model=\"a-model\"", "error_type=\"none\"", "openai")
                    .endsWith(" 1");
            assertThat(lines(metrics, "gen_ai_client_token_usage_token_sum"))
                    .contains("gen_ai_token_type=\"input\"", " 11.0")
                    .contains("gen_ai_token_type=\"output\"", " 7.0");
            assertThat(lines(metrics, "assistants_http_client_connection_count"))
                    .contains("gen_ai_provider_name=\"openai\"");
            assertThat(lines(metrics, "assistants_requests_seconds_count")).contains("route=\"/threads/runs\"");
            assertThat(metrics).doesNotContain(FakeResponsesServer.KEY, assistant, "thread_", "run_");
        }
    }

    static ServeSettings settings(Path data) {
        return new ServeSettings("127.0.0.1", 0, data, null, "openai", null);
    }

    static Map<String, String> environment(FakeResponsesServer farSide) {
        return Map.of("OPENAI_API_KEY", FakeResponsesServer.KEY, "OPENAI_BASE_URL", farSide.url() + "");
    }

    private static String lines(String metrics, String name) {
        return String.join(
                "\n", metrics.lines().filter(line -> line.startsWith(name)).toList());
    }

    private static String id(String body) {
        return Json.parse(body).at("id").text().orElseThrow();
    }

    private String send(Service service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
