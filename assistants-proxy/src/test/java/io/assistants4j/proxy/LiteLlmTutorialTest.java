package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of LiteLLM have: its file for Azure, and its commands of curl. */
@Timeout(60)
class LiteLlmTutorialTest {
    private static final String CONFIG = """
            assistant_settings:
              custom_llm_provider: azure
              litellm_params:
                api_key: os.environ/AZURE_API_KEY
                api_base: os.environ/AZURE_API_BASE
                api_version: os.environ/AZURE_API_VERSION
            """;

    private static final String LIST = """
            curl "http://0.0.0.0:4000/v1/assistants?order=desc&limit=20" \\
            -H "Content-Type: application/json" \\
            -H "Authorization: Bearer sk-1234" \\
            """;

    private static final String CREATE_THREAD = """
            curl http://0.0.0.0:4000/v1/threads \\
            -H "Content-Type: application/json" \\
            -H "Authorization: Bearer sk-1234" \\
            -d ''
            """;

    private static final String ADD_MESSAGE = """
            curl http://0.0.0.0:4000/v1/threads/thread_abc123/messages \\
            -H "Content-Type: application/json" \\
            -H "Authorization: Bearer sk-1234" \\
            -d '{
            "role": "user",
            "content": "How does AI work? Explain it in simple terms."
            }'
            """;

    private static final String RUN = """
            curl http://0.0.0.0:4000/v1/threads/thread_abc123/runs \\
            -H "Authorization: Bearer sk-1234" \\
            -H "Content-Type: application/json" \\
            -d '{
            "assistant_id": "asst_abc123"
            }'
            """;

    /** Its last option is a slip: it names a file for headers, and the request has no body. */
    private static final String STREAM_WITH_SLIP = """
            curl -X POST 'http://0.0.0.0:4000/v1/threads/thread_abc123/runs' \\
            -H 'Authorization: Bearer sk-1234' \\
            -H 'Content-Type: application/json' \\
            -D '{
            "assistant_id": "asst_abc123",
            "stream": true
            }'
            """;

    @TempDir
    private static Path directory;

    private static FakeResponsesServer azure;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        azure = FakeResponsesServer.start(AzureDoor.withKey()).answerWith(new AskedModel());
        server = ServerProcess.serve(
                directory,
                CONFIG,
                Map.of(
                        "AZURE_API_KEY",
                        FakeResponsesServer.KEY,
                        "AZURE_API_BASE",
                        azure.url().toString(),
                        "AZURE_API_VERSION",
                        "2024-05-01-preview",
                        "LITELLM_MASTER_KEY",
                        "sk-1234"));
    }

    @AfterAll
    static void stop() {
        server.close();
        azure.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/", "/"})
    void itsCommandsHoldAConversationOverAzure(String base) throws Exception {
        String assistant = assistant();

        assertThat(curl(at(base, LIST)).body()).contains(assistant);
        String thread = id(curl(at(base, CREATE_THREAD)));
        String message = id(curl(about(thread, at(base, ADD_MESSAGE))));
        String run = id(curl(about(thread, at(base, RUN)).replace("asst_abc123", assistant)));

        assertThat(message).startsWith("msg_");
        assertThat(ended(thread, run).at("status").text()).hasValue("completed");
        assertThat(get("/v1/threads/" + thread + "/messages")
                        .at("data", 0, "content", 0, "text", "value")
                        .text())
                .hasValue("Hello from afar.");
        CurlCommand.Answer streamed = curl(
                about(thread, at(base, STREAM_WITH_SLIP.replace("-D", "-d"))).replace("asst_abc123", assistant));
        assertThat(streamed.body())
                .startsWith("event: thread.run.created")
                .contains("event: thread.message.delta", "event: thread.run.completed")
                .endsWith("event: done\ndata: [DONE]\n\n");
        assertThat(azure.journal().requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.path()).isEqualTo("/openai/v1/responses"));
    }

    @Test
    void theCommandThatForgetsItsBodyIsToldWhatIsMissing() throws Exception {
        String thread = id(curl(CREATE_THREAD));

        CurlCommand.Answer refused = new CurlCommand(about(thread, STREAM_WITH_SLIP)).sendTo(server.address());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(Json.parse(refused.body()).at("error", "param").text()).hasValue("assistant_id");
    }

    @Test
    void anotherKeyIsTurnedAway() throws IOException {
        CurlCommand.Answer refused = new CurlCommand(LIST.replace("sk-1234", "sk-12345")).sendTo(server.address());

        assertThat(refused.status()).isEqualTo(401);
    }

    private static String at(String base, String command) {
        return command.replace("/v1/", base);
    }

    private static String about(String thread, String command) {
        return command.replace("thread_abc123", thread);
    }

    private static CurlCommand.Answer curl(String command) throws IOException {
        CurlCommand.Answer answer = new CurlCommand(command).sendTo(server.address());
        assertThat(answer.status()).as(command + answer.body()).isEqualTo(200);
        return answer;
    }

    private static String id(CurlCommand.Answer answer) {
        return Json.parse(answer.body()).at("id").text().orElseThrow();
    }

    private static String assistant() throws Exception {
        HttpRequest.Builder made = request("/v1/assistants").POST(BodyPublishers.ofString("{\"model\":\"gpt-4o\"}"));
        return sent(made).at("id").text().orElseThrow();
    }

    private static Json ended(String thread, String run) throws Exception {
        while (true) {
            Json now = get("/v1/threads/" + thread + "/runs/" + run);
            if (now.at("expires_at").isAbsent()) {
                return now;
            }
            Served.pause();
        }
    }

    private static Json get(String path) throws Exception {
        return sent(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path)).header("Authorization", "Bearer sk-1234");
    }

    private static Json sent(HttpRequest.Builder request) throws Exception {
        return Json.parse(HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body());
    }
}
