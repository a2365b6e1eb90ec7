package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.astra.Asked;
import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Telemetry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which model is asked with which key: each with that of its own vendor, and with no other. */
@Timeout(60)
class ModelKeysTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String CLAUDE = "claude-3-haiku-20240307";

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    private final AstraProvider astra = AstraProvider.create(
            AstraWorld.config(SERVER)
                    .vendorKey("ANTHROPIC_API_KEY", "sk-ant-1")
                    .vendorKey("GROQ_API_KEY", "gsk-1")
                    .vendorKey("COHERE_API_KEY", "co-1")
                    .vendorKey("OPENAI_API_KEY", "sk-openai-1")
                    .llmParameter("max_tokens", "500")
                    .build(),
            AstraWorld.over(SERVER, Clock.systemUTC(), pause -> Thread.onSpinWait()),
            Telemetry.none());

    @AfterEach
    void close() {
        astra.close();
    }

    @Test
    void aModelIsAskedWithTheKeyOfItsVendor() {
        run(assistant(CLAUDE), run -> run);
        run(assistant("gpt-4o-mini"), run -> run);
        run(assistant(CLAUDE), run -> run.model("groq/llama3-8b-8192"));

        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly("sk-ant-1", "sk-openai-1", "gsk-1");
        assertThat(SERVER.asked()).extracting(Asked::parameters).containsOnly(Map.of("max_tokens", "500"));
    }

    @Test
    void samplingReachesTheModel() {
        AssistantId assistant = astra.assistants()
                .create(NewAssistant.of(CLAUDE)
                        .instructions("Be brief.")
                        .temperature(0.25)
                        .topP(0.5)
                        .build())
                .id();
        run(assistant, run -> run.temperature(0.75).reasoningEffort(ReasoningEffort.of("low")));

        assertThat(SERVER.asked().get(0).parameters())
                .containsOnly(
                        Map.entry("temperature", "0.75"),
                        Map.entry("top_p", "0.5"),
                        Map.entry("reasoning_effort", "low"),
                        Map.entry("max_tokens", "500"));
    }

    @Test
    void theKeyIsThereAgainWhenOutputsAreHandedIn() {
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("A tree."));
        AssistantId assistant = astra.assistants()
                .create(NewAssistant.of(CLAUDE)
                        .instructions("Be brief.")
                        .tool(Tool.function("look", null, new RawJson("{\"type\":\"object\"}")))
                        .build())
                .id();
        Run waiting = astra.runs().createAndWait(thread(), NewRun.of(assistant).build(), MINUTE);
        String call = waiting.requiredAction().toolCalls().get(0).id().value();

        Run ended = astra.runs().submit(waiting.threadId(), waiting.id(), List.of(ToolOutput.of(call, "a tree")));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly("sk-ant-1", "sk-ant-1");
    }

    @Test
    void keysDoNotCrossWhereManyModelsAreAskedAtOnce() {
        SERVER.answerWith(asked -> new Completion().text(asked.model()));
        AssistantId claude = assistant(CLAUDE);
        AssistantId llama = assistant("groq/llama3-8b-8192");

        List<CompletableFuture<Run>> runs = IntStream.range(0, 20)
                .mapToObj(i -> astra.async()
                        .runs()
                        .createAndWait(
                                thread(), NewRun.of(i % 2 == 0 ? claude : llama).build(), MINUTE))
                .toList();

        assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(MINUTE));
        assertThat(SERVER.asked())
                .hasSize(20)
                .allSatisfy(asked ->
                        assertThat(asked.key()).isEqualTo(asked.model().equals(CLAUDE) ? "sk-ant-1" : "gsk-1"));
    }

    @Test
    void filesAreSearchedWithTheModelTheyWereEmbeddedWith() throws Exception {
        String file = upload("embed-english-v3.0");
        SERVER.enqueue(new Completion().text("Nine."));
        AssistantId assistant = astra.assistants()
                .create(NewAssistant.of(CLAUDE)
                        .instructions("Be brief.")
                        .tool(new Tool.FileSearch(null, Extensions.NONE))
                        .toolResources(new ToolResources(
                                null,
                                new ToolResources.FileSearchResources(
                                        List.of(),
                                        List.of(new ToolResources.VectorStoreSeed(
                                                List.of(new FileId(file)), null, Metadata.NONE)),
                                        Extensions.NONE),
                                Extensions.NONE))
                        .build())
                .id();

        Run run = astra.runs().createAndWait(thread(), NewRun.of(assistant).build(), MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(SERVER.asked().get(0).prompt()).first().isEqualTo("system: Nine planets.");
        assertThat(SERVER.journal().requests())
                .filteredOn(request -> request.path().endsWith("/runs"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.header("embedding-model")).isEqualTo("embed-english-v3.0");
                    assertThat(request.header("EMBEDDING-PARAM-api-key")).isEqualTo("[redacted]");
                });
    }

    private void run(AssistantId assistant, UnaryOperator<NewRun.Builder> described) {
        SERVER.enqueue(new Completion().text("Yes."));
        Run run = astra.runs()
                .createAndWait(thread(), described.apply(NewRun.of(assistant)).build(), MINUTE);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    private AssistantId assistant(String model) {
        return astra.assistants()
                .create(NewAssistant.of(model).instructions("Be brief.").build())
                .id();
    }

    private ThreadId thread() {
        return astra.threads().create(NewThread.of(NewMessage.user("Well?"))).id();
    }

    private static String upload(String embeddingModel) throws Exception {
        String body = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"purpose\"",
                "",
                "assistants",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"planets.txt\"",
                "",
                "Nine planets.",
                "--b--",
                "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/files"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("astra-api-token", FakeAstraServer.TOKEN)
                .header("OpenAI-Beta", "assistants=v2")
                .header("Authorization", "Bearer dummy")
                .header("embedding-model", embeddingModel)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return Json.parse(answer).at("id").text().orElseThrow();
    }
}
