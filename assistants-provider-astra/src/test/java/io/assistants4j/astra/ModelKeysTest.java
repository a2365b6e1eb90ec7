package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.astra.Asked;
import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Telemetry;
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
    void whatAVendorWantsBesidesAKeyReachesItsModel() {
        AstraConfig config = AstraWorld.config(SERVER)
                .vendorKey("AWS_ACCESS_KEY_ID", "id-1")
                .vendorKey("AWS_SECRET_ACCESS_KEY", "secret-1")
                .vendorKey("AWS_REGION_NAME", "eu-north-1")
                .vendorKey("OLLAMA_API_BASE_URL", "http://ollama:11434")
                .vendorKey("WATSONX_API_KEY", "wx-1")
                .vendorKey("WATSONX_API_BASE", "https://watsonx.example")
                .vendorKey("WATSONX_PROJECT_ID", "project-1")
                .build();
        SERVER.answerWith(asked -> new Completion().text("Yes."));

        try (AstraProvider many = AstraProvider.create(config)) {
            for (String model : List.of("meta.llama2-13b-chat-v1", "ollama/llama3", "watsonx/granite")) {
                many.runs().create(thread(), NewRun.of(assistant(model)).build());
            }
        }

        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly(null, null, "wx-1");
        assertThat(SERVER.asked())
                .extracting(Asked::parameters)
                .containsExactly(
                        Map.of(
                                "aws_access_key_id", "id-1",
                                "aws_secret_access_key", "secret-1",
                                "aws_region_name", "eu-north-1"),
                        Map.of("base_url", "http://ollama:11434"),
                        Map.of("base_url", "https://watsonx.example", "project_id", "project-1"));
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
    void nobodyElseSeesOpenAisKey() {
        run(assistant(CLAUDE), run -> run);
        run(assistant("mistral/mistral-small"), run -> run);
        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly("sk-ant-1", null);
        assertThat(SERVER.journal().requests())
                .extracting(request -> request.header("Authorization"))
                .containsOnly("");

        run(assistant("gpt-4o-mini"), run -> run);
        assertThat(SERVER.journal().requests())
                .filteredOn(request -> !request.header("Authorization").isEmpty())
                .singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith("/runs"));
    }

    @Test
    void whatAnErrorRepeatsOfThemIsNotShown() {
        AstraConfig config = AstraWorld.config(SERVER)
                .vendorKey("ANTHROPIC_API_KEY", "sk-ant-secret-1")
                .llmParameter("extra_token", "extra-secret-1")
                .build();
        AssistantId assistant = assistant(CLAUDE);
        ThreadId thread = thread();
        SERVER.faults()
                .next(
                        1,
                        request -> request.path().endsWith("/runs"),
                        Fault.answering(Answer.json(
                                400, Json.object("detail", "Not with sk-ant-secret-1 and extra-secret-1"))));

        try (AstraProvider astra = AstraProvider.create(config)) {
            assertThatThrownBy(() ->
                            astra.runs().create(thread, NewRun.of(assistant).build()))
                    .hasMessageContaining("Not with *** and ***");
        }
    }

    @Test
    void theKeyIsThereAgainWhenOutputsAreHandedInToTheModelOfTheAssistant() {
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("A tree."));
        Run waiting = astra.runs()
                .createAndWait(
                        thread(),
                        NewRun.of(looking()).model("groq/llama3-8b-8192").build(),
                        MINUTE);

        Run ended = astra.runs().submit(waiting.threadId(), waiting.id(), outputs(waiting));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly("gsk-1", "sk-ant-1");
    }

    @Test
    void theKeyIsThereWhereAnswersAreStreamed() {
        SERVER.enqueue(
                new Completion().call("look", "{}"), new Completion().text("A tree."), new Completion().text("Well."));
        AssistantId assistant = looking();
        ThreadId thread = thread();
        astra.streams().stream(thread, NewRun.of(assistant).build()).forEach(event -> {});
        Run waiting = astra.runs().list(thread, PageRequest.FIRST).data().get(0);
        astra.streams().streamSubmit(thread, waiting.id(), outputs(waiting)).forEach(event -> {});
        astra.streams()
                .streamWithThread(NewThreadRun.of(assistant)
                        .thread(NewThread.of(NewMessage.user("Well?")))
                        .build())
                .forEach(event -> {});

        assertThat(SERVER.asked()).hasSize(3).extracting(Asked::key).containsOnly("sk-ant-1");
    }

    @Test
    void everyRequestSaysWhichVersionAndWhichDatabaseIsMeant() {
        AstraConfig config = AstraWorld.config(SERVER)
                .databaseId("db-1")
                .header("VERTEXAI-PROJECT", "project-1")
                .build();
        SERVER.enqueue(new Completion().text("Yes."));

        try (AstraProvider vertex = AstraProvider.create(config)) {
            AssistantId assistant = vertex.assistants()
                    .create(NewAssistant.of("vertex_ai/gemini-pro").build())
                    .id();
            vertex.runs().createWithThread(NewThreadRun.of(assistant).build());
        }

        assertThat(SERVER.journal().requests()).hasSizeGreaterThan(3).allSatisfy(request -> {
            assertThat(request.header("astra-api-token")).isEqualTo("[redacted]");
            assertThat(request.header("OpenAI-Beta")).isEqualTo("assistants=v2");
            assertThat(request.header("astra-db-id")).isEqualTo("db-1");
            assertThat(request.header("VERTEXAI-PROJECT")).isEqualTo("project-1");
        });
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

    private AssistantId looking() {
        return astra.assistants()
                .create(NewAssistant.of(CLAUDE)
                        .instructions("Be brief.")
                        .tool(Tool.function("look", null, new RawJson("{\"type\":\"object\"}")))
                        .build())
                .id();
    }

    private static List<ToolOutput> outputs(Run waiting) {
        return List.of(
                new ToolOutput(waiting.requiredAction().toolCalls().get(0).id(), "a tree"));
    }

    private ThreadId thread() {
        return astra.threads().create(NewThread.of(NewMessage.user("Well?"))).id();
    }
}
