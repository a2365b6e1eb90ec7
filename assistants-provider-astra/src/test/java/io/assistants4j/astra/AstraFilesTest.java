package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Attachment;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.astra.Asked;
import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that search files: with which model, and what is told of it. */
@Timeout(60)
class AstraFilesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String EMBEDDED_WITH = "embed-english-v3.0";

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    @Test
    void filesAreSearchedWithTheModelTheyWereEmbeddedWith() throws Exception {
        SERVER.enqueue(new Completion().text("Nine."));

        try (AstraProvider astra = astra(config -> config)) {
            Run run = astra.runs().createAndWait(thread(astra), searching(astra, upload()), MINUTE);
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        }

        assertThat(SERVER.asked().get(0).prompt()).first().isEqualTo("system: Nine planets.");
        assertThat(run().header("embedding-model")).isEqualTo(EMBEDDED_WITH);
        assertThat(run().header("EMBEDDING-PARAM-api-key")).isEqualTo("[redacted]");
        assertThat(run().header("Authorization")).isEmpty();
    }

    @Test
    void whereNobodyKnowsTheModelItIsThatOfTheConfiguration() throws Exception {
        try (AstraProvider astra = astra(config ->
                config.embeddingModel("text-embedding-3-small").embeddingParameter("encoding_format", "float"))) {
            String file = upload();
            NewRun searching = searching(astra, file);
            request("DELETE", "/files/" + file, null, EMBEDDED_WITH);
            astra.runs().create(thread(astra), searching);
        }

        assertThat(run().header("embedding-model")).isEqualTo("text-embedding-3-small");
        assertThat(run().header("EMBEDDING-PARAM-encoding-format")).isEqualTo("[redacted]");
        assertThat(run().header("EMBEDDING-PARAM-api-key")).isEmpty();
        assertThat(run().header("Authorization")).isEqualTo("[redacted]");
    }

    @Test
    void whatComesWithMessagesIsSearchedWithTheModelOfTheConfiguration() throws Exception {
        SERVER.enqueue(new Completion().text("Nine."));

        try (AstraProvider astra = astra(config -> config.embeddingModel(EMBEDDED_WITH))) {
            ThreadId thread = thread(astra);
            Attachment attached = new Attachment(
                    new FileId(upload()), List.of(new Tool.FileSearch(null, Extensions.NONE)), Extensions.NONE);
            astra.messages()
                    .create(
                            thread,
                            new NewMessage(
                                    MessageRole.USER,
                                    List.of(new NewContentPart.Text("Look there.")),
                                    List.of(attached),
                                    Metadata.NONE));
            AssistantId assistant =
                    astra.assistants().create(searching(null).build()).id();

            Run run = astra.runs().createAndWait(thread, NewRun.of(assistant).build(), MINUTE);
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        }

        assertThat(SERVER.asked().get(0).prompt()).first().isEqualTo("system: Nine planets.");
        assertThat(run().header("EMBEDDING-PARAM-api-key")).isEqualTo("[redacted]");
    }

    @Test
    void whoSearchesNothingIsToldOfNoModel() throws Exception {
        SERVER.enqueue(new Completion().text("Nine."));

        try (AstraProvider astra = astra(config -> config.embeddingModel(EMBEDDED_WITH))) {
            NewRun run = NewRun.of(searching(astra, upload()).assistantId())
                    .tools(List.of())
                    .build();
            astra.runs().createAndWait(thread(astra), run, MINUTE);
        }

        assertThat(run().header("embedding-model")).isEmpty();
        assertThat(SERVER.journal().requests())
                .extracting(ReceivedRequest::path)
                .noneMatch(path -> path.contains("/vector_stores/"));
    }

    @Test
    void theVendorOfAModelWithoutAKeyIsNotShownThatOfItsFiles() throws Exception {
        SERVER.enqueue(new Completion().text("Nine."));

        try (AstraProvider astra = astra(config -> config)) {
            NewRun run = NewRun.of(
                            searching(astra, upload("text-embedding-3-small")).assistantId())
                    .model("mistral/mistral-small")
                    .build();
            assertThat(astra.runs().createAndWait(thread(astra), run, MINUTE).status())
                    .isEqualTo(RunStatus.COMPLETED);
        }

        assertThat(run().header("Authorization")).isEqualTo("[redacted]");
        assertThat(SERVER.asked()).extracting(Asked::key).containsExactly("none");
    }

    @Test
    void aStreamTellsWhatWasFound() throws Exception {
        SERVER.enqueue(new Completion().text("Nine."));

        List<RunEvent> events = new ArrayList<>();
        try (AstraProvider astra = astra(config -> config)) {
            astra.streams().stream(thread(astra), searching(astra, upload())).forEach(events::add);
        }

        assertThat(events)
                .extracting(RunEvent::event)
                .containsSubsequence(
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.run.step.completed",
                        "thread.run.step.created",
                        "thread.message.created",
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
        RunStep search = events.stream()
                .filter(event -> event.event().equals("thread.run.step.completed"))
                .map(event -> ((RunEvent.StepChanged) event).step())
                .findFirst()
                .orElseThrow();
        assertThat(search.completedAt()).isEqualTo(search.createdAt());
        assertThat(((StepDetails.ToolCalls) search.stepDetails()).toolCalls())
                .singleElement()
                .isInstanceOfSatisfying(
                        ToolCall.FileSearch.class,
                        found -> assertThat(found.fileSearch()
                                        .extensions()
                                        .members()
                                        .get("chunks")
                                        .json())
                                .contains("Nine planets.", "planets.txt"));
    }

    @Test
    void theStreamOfASearchWithoutFilesEnds() {
        List<RunEvent> events = new ArrayList<>();
        try (AstraProvider astra = astra(config -> config)) {
            AssistantId assistant =
                    astra.assistants().create(searching(null).build()).id();
            astra.streams().stream(thread(astra), NewRun.of(assistant).build()).forEach(events::add);
        }

        assertThat(events).extracting(RunEvent::event).endsWith("thread.run.failed", "done");
    }

    /** A provider over a server whose time is another from now on, and which is empty therefore. */
    private static AstraProvider astra(UnaryOperator<AstraConfig.Builder> described) {
        return AstraProvider.create(
                described
                        .apply(AstraWorld.config(SERVER)
                                .vendorKey("ANTHROPIC_API_KEY", "sk-ant-1")
                                .vendorKey("COHERE_API_KEY", "co-1")
                                .vendorKey("OPENAI_API_KEY", "sk-openai-1"))
                        .build(),
                AstraWorld.over(
                        SERVER,
                        Clock.fixed(Instant.parse("2026-02-02T10:00:00Z"), ZoneOffset.UTC),
                        pause -> Thread.onSpinWait()),
                Telemetry.none());
    }

    private static NewRun searching(AstraProvider astra, String file) {
        ToolResources files = new ToolResources(
                null,
                new ToolResources.FileSearchResources(
                        List.of(),
                        List.of(new ToolResources.VectorStoreSeed(List.of(new FileId(file)), null, Metadata.NONE)),
                        Extensions.NONE),
                Extensions.NONE);
        return NewRun.of(astra.assistants().create(searching(files).build()).id())
                .build();
    }

    private static NewAssistant.Builder searching(@Nullable ToolResources files) {
        NewAssistant.Builder assistant = NewAssistant.of("claude-3-haiku-20240307")
                .instructions("Be brief.")
                .tool(new Tool.FileSearch(null, Extensions.NONE));
        return files == null ? assistant : assistant.toolResources(files);
    }

    private static ThreadId thread(AstraProvider astra) {
        return astra.threads()
                .create(NewThread.of(NewMessage.user("How many planets?")))
                .id();
    }

    /** The request by which the run was begun. */
    private static ReceivedRequest run() {
        return SERVER.journal().requests().stream()
                .filter(request -> request.path().endsWith("/runs"))
                .findFirst()
                .orElseThrow();
    }

    private static String upload() throws Exception {
        return upload(EMBEDDED_WITH);
    }

    private static String upload(String embeddedWith) throws Exception {
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
        return request("POST", "/files", body, embeddedWith).at("id").text().orElseThrow();
    }

    private static Json request(String method, String path, @Nullable String body, String embeddedWith)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("astra-api-token", FakeAstraServer.TOKEN)
                .header("OpenAI-Beta", "assistants=v2")
                .header("Authorization", "Bearer dummy")
                .header("embedding-model", embeddedWith)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return Json.parse(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
