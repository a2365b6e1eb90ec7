package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ImageFile;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.azure.AzureAnswers;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.azure.FakeTokenEndpoint;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Quirk;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.ProviderParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AzureConversationTest {
    private static final FakeTokenEndpoint ENTRA = FakeTokenEndpoint.start();
    private static final AzureDoor DOOR = AzureDoor.withTokens(ENTRA::accepts);
    private static final String DEPLOYMENT = "my deployment";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final FakeResponsesServer RESPONSES = FakeResponsesServer.start(DOOR);

    @RegisterExtension
    static final FakeChatServer CHAT = FakeChatServer.start(DOOR);

    @RegisterExtension
    static final FakeAssistantsServer AGENTS = FakeAssistantsServer.start(DOOR);

    @AfterAll
    static void close() {
        ENTRA.close();
    }

    @AfterEach
    void forgetTokens() {
        ENTRA.takeBack();
        ENTRA.journal().clear();
    }

    @Test
    void theKeyAndTheVersionGoWithARequestOnTheV1Surface() {
        RESPONSES.enqueue(new Reply().text("Hello!"));

        Run run = run(AzureProvider.create(responses().apiVersion("preview").build()));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        ReceivedRequest request = RESPONSES.journal().last();
        assertThat(request.path()).isEqualTo("/openai/v1/responses");
        assertThat(request.query()).isEqualTo("api-version=preview");
        assertThat(request.header("api-key")).isNotEmpty();
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.json().at("model").text()).contains(DEPLOYMENT);
    }

    @Test
    void anAliasNamesADeployment() {
        RESPONSES.enqueue(new Reply().text("Hello!"));

        run(AzureProvider.create(responses().modelAlias(DEPLOYMENT, "other").build()));

        assertThat(RESPONSES.journal().last().json().at("model").text()).contains("other");
    }

    @Test
    void theDeploymentIsPartOfThePathWithADatedVersion() {
        CHAT.enqueue(new io.assistants4j.testkit.chat.Reply()
                .chunk(
                        "id",
                        "",
                        "model",
                        "",
                        "choices",
                        List.of(),
                        "prompt_filter_results",
                        AzureAnswers.PROMPT_FILTERS)
                .text("Hello!")
                .like(Quirk.NO_FIRST_CHUNK));

        Run run = run(AzureProvider.create(chat().build()));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(CHAT.journal().last().path()).isEqualTo("/openai/deployments/my%20deployment/chat/completions");
        assertThat(CHAT.journal().last().query()).isEqualTo("api-version=2024-10-21");
        assertThat(filters(run, "prompt_filter_results")).contains("\"hate\"");
    }

    @Test
    void chatCompletionsAreOnTheV1SurfaceWithoutADate() {
        CHAT.enqueue(new io.assistants4j.testkit.chat.Reply().text("Hello!"));
        AzureConfig config = AzureConfig.builder()
                .api(Api.CHAT_COMPLETIONS)
                .endpoint(CHAT.url())
                .apiKey(FakeChatServer.KEY)
                .build();

        assertThat(run(AzureProvider.create(config)).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(CHAT.journal().last().path()).isEqualTo("/openai/v1/chat/completions");
    }

    @Test
    void whatTheFiltersSawOfAnAnswerStaysWithTheRun() {
        RESPONSES.enqueue(new Reply()
                .text("Once upon")
                .member("content_filters", AzureAnswers.FILTERS)
                .incomplete("content_filter"));

        Run run = ended(AzureProvider.create(responses().build()));

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(Json.parse(filters(run, "content_filters"))
                        .elements()
                        .get(0)
                        .at("source_type")
                        .text())
                .contains("completion");
    }

    @Test
    void whatTheFiltersSawOfAnAnswerThatPassedStaysWithTheRunToo() {
        RESPONSES.enqueue(new Reply().text("Hello!").member("content_filters", AzureAnswers.FILTERS));

        Run run = run(AzureProvider.create(responses().build()));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(filters(run, "content_filters")).contains("\"violence\"");
    }

    @Test
    void whatTheFiltersSawOfAnAnswerStaysWithTheRunOfChatCompletionsToo() {
        Map<String, Object> seen = Map.of("violence", Map.of("filtered", true, "severity", "high"));
        CHAT.enqueue(new io.assistants4j.testkit.chat.Reply()
                .text("Once upon")
                .chunk("id", "", "model", "", "choices", List.of(Map.of("index", 0, "content_filter_results", seen)))
                .finish("content_filter"));

        Run run = ended(AzureProvider.create(chat().build()));

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(filters(run, "content_filter_results")).contains("\"violence\"");
    }

    @Test
    void aPromptThatAFilterRefusesFailsItsRunAsThePromptsFault() {
        CHAT.faults().next(Fault.answering(AzureAnswers.filteredPrompt()));
        RESPONSES.faults().next(Fault.answering(AzureAnswers.filteredPrompt()));

        for (AzureConfig.Builder config : List.of(chat(), responses())) {
            Run run = ended(AzureProvider.create(config.build()));

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.lastError().code()).isEqualTo(ErrorCode.INVALID_PROMPT);
            assertThat(filters(run, "content_filter_result")).contains("\"jailbreak\"");
        }
    }

    @Test
    void aDeploymentThatIsNotThereIsNamedAsAzureDoes() {
        AzureConfig config =
                chat().modelAlias(DEPLOYMENT, AzureDoor.MISSING_DEPLOYMENT).build();

        Run run = ended(AzureProvider.create(config));

        assertThat(run.lastError().message()).contains("deployment for this resource does not exist");
    }

    @Test
    void aWaitInMillisecondsIsKeptAndTheCallMadeAgain() {
        Duration wait = Duration.ofMillis(54_321);
        RESPONSES.faults().next(Fault.answering(AzureAnswers.throttled(wait)));
        RESPONSES.enqueue(new Reply().text("Hello!"));
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();
        EngineRuntime world = ProviderParts.runtime(AzureProvider.ID);
        EngineRuntime hurried = new EngineRuntime(
                world.settings(), world.clock(), waits::add, world.ids(), world.executor(), world.timer());

        Run run = run(AzureProvider.create(responses().build(), new InMemoryStore(), hurried, Telemetry.none()));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(RESPONSES.journal().size()).isEqualTo(2);
        assertThat(waits).containsOnlyOnce(wait);
    }

    @Test
    void aTokenThatIsTakenBackIsReplacedWithinTheCall() {
        RESPONSES.enqueue(new Reply().text("One."), new Reply().text("Two."));
        try (AssistantsProvider azure = AzureProvider.create(
                tokens(AzureConfig.builder().endpoint(RESPONSES.url())).build())) {
            int before = ENTRA.issued();
            AssistantThread thread = azure.threads().create(NewThread.of(NewMessage.user("Hello?")));
            NewRun request = request(azure);
            azure.runs().createAndWait(thread.id(), request, SOON);
            ENTRA.takeBack();
            azure.runs().createAndWait(thread.id(), request, SOON);

            assertThat(ENTRA.issued()).isEqualTo(before + 2);
            assertThat(RESPONSES.journal().size()).isEqualTo(3);
            assertThat(RESPONSES.journal().last().header("api-key")).isEmpty();
        }
    }

    @Test
    void anApplicationThatIsRefusedFailsTheRunWithoutAskingAzure() {
        AzureConfig config = AzureConfig.builder()
                .endpoint(RESPONSES.url())
                .clientCredentials(FakeTokenEndpoint.TENANT, FakeTokenEndpoint.CLIENT, Secret.of("wrong-secret"))
                .authorityHost(ENTRA.url().toString())
                .build();

        Run run = ended(AzureProvider.create(config));

        assertThat(run.lastError().message()).contains("Invalid client secret").doesNotContain("wrong-secret");
        assertThat(RESPONSES.journal().size()).isZero();
    }

    @Test
    void aResourceThatKnowsTheOlderScopeOnlyGetsATokenForIt() {
        AzureDoor door =
                AzureDoor.withTokens(token -> ENTRA.accepts(token, "https://cognitiveservices.azure.com/.default"));
        try (FakeResponsesServer older = FakeResponsesServer.start(door)) {
            older.enqueue(new Reply().text("Hello!"), new Reply().text("Hello again!"));
            AzureConfig config =
                    tokens(AzureConfig.builder().endpoint(older.url())).build();

            try (AssistantsProvider azure = AzureProvider.create(config)) {
                AssistantThread thread = azure.threads().create(NewThread.of(NewMessage.user("Hello?")));
                azure.runs().createAndWait(thread.id(), request(azure), SOON);
                assertThat(older.journal().size()).isEqualTo(3);
                azure.runs().createAndWait(thread.id(), request(azure), SOON);
                assertThat(older.journal().size()).isEqualTo(4);
            }

            AzureConfig fixed = tokens(AzureConfig.builder().endpoint(older.url()))
                    .scope("https://ai.azure.com/.default")
                    .build();
            assertThat(ended(AzureProvider.create(fixed)).lastError().message()).contains("audience is incorrect");
        }
    }

    @Test
    void anImageGoesAlongWithinTheMessage() {
        String image = "data:image/png;base64,iVBORw0KGgo=";
        RESPONSES.enqueue(new Reply().text("A square."));
        try (AssistantsProvider azure = AzureProvider.create(responses().build())) {
            NewMessage message = new NewMessage(
                    MessageRole.USER,
                    List.of(new NewContentPart.ImageUrlPart(new ImageUrl(image, null, Extensions.NONE))),
                    List.of(),
                    Metadata.NONE);
            AssistantThread thread = azure.threads().create(NewThread.of(message));
            azure.runs().createAndWait(thread.id(), request(azure), SOON);
        }

        assertThat(RESPONSES.journal().last().body()).contains("\"type\":\"input_image\"", image);
    }

    @Test
    void anImageThatAzureKeepsAsAFileIsReadOnceAndShownByItsContents() {
        RESPONSES.withFile("file-1", Base64.getDecoder().decode("iVBORw0KGgo="));
        RESPONSES.enqueue(new Reply().text("A square."), new Reply().text("A square, still."));
        try (AssistantsProvider azure = AzureProvider.create(responses().build())) {
            AssistantThread thread = azure.threads().create(NewThread.of(image("file-1")));
            azure.runs().createAndWait(thread.id(), request(azure), SOON);
            azure.runs().createAndWait(thread.id(), request(azure), SOON);
        }

        assertThat(RESPONSES.journal().requests())
                .extracting(ReceivedRequest::path)
                .containsExactly(
                        "/openai/v1/files/file-1",
                        "/openai/v1/files/file-1/content",
                        "/openai/v1/responses",
                        "/openai/v1/responses");
        assertThat(RESPONSES.journal().last().body())
                .contains("\"image_url\":\"data:image/png;base64,iVBORw0KGgo=\"")
                .doesNotContain("file-1");
    }

    @Test
    void anImageFileThatCannotBeShownEndsTheRunAndSaysWhy() {
        RESPONSES.withFile("file-text", "no image".getBytes(StandardCharsets.UTF_8));

        assertThat(ended(AzureProvider.create(responses().build()), image("file-gone"))
                        .lastError())
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PROMPT);
                    assertThat(error.message())
                            .startsWith("The image file 'file-gone' cannot be shown to the model: No such File object")
                            .endsWith("Give the image as an 'image_url' that begins with 'data:'.");
                });
        assertThat(ended(AzureProvider.create(responses().build()), image("file-text"))
                        .lastError()
                        .message())
                .contains("it is neither PNG, JPEG, GIF nor WebP");
    }

    @Test
    void classicAgentsKeepConversationsAndListThreads() {
        AGENTS.enqueue(new io.assistants4j.testkit.assistants.Reply().text("Hello!"));
        AzureConfig config = tokens(
                        AzureConfig.builder().api(Api.AGENTS_CLASSIC).endpoint(AGENTS.url() + AzureDoor.PROJECT))
                .build();

        try (NativeProvider azure = AzureProvider.agents(config)) {
            AssistantThread thread = azure.threads().create(NewThread.of(NewMessage.user("Hello?")));
            Run run = azure.runs().createAndWait(thread.id(), request(azure), SOON);

            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(azure.listThreads(PageRequest.newest(10)).data()).containsExactly(thread);
            assertThat(AGENTS.journal().last().path()).isEqualTo(AzureDoor.PROJECT + "/threads");
            assertThat(AGENTS.journal().last().query()).contains("api-version=v1");
        }
    }

    @Test
    void onlyClassicAgentsListThreads() {
        assertThatThrownBy(() -> AzureProvider.agents(responses().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agents_classic");
    }

    private static AzureConfig.Builder responses() {
        return quick(AzureConfig.builder().endpoint(RESPONSES.url()).apiKey(FakeResponsesServer.KEY));
    }

    private static AzureConfig.Builder chat() {
        return quick(AzureConfig.builder()
                .api(Api.CHAT_COMPLETIONS)
                .apiVersion("2024-10-21")
                .endpoint(CHAT.url())
                .apiKey(FakeChatServer.KEY));
    }

    private static AzureConfig.Builder tokens(AzureConfig.Builder config) {
        return config.clientCredentials(
                        FakeTokenEndpoint.TENANT, FakeTokenEndpoint.CLIENT, Secret.of(FakeTokenEndpoint.SECRET))
                .authorityHost(ENTRA.url().toString());
    }

    private static AzureConfig.Builder quick(AzureConfig.Builder config) {
        return config.http(HttpSettings.builder()
                .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                .build());
    }

    private static NewRun request(AssistantsProvider azure) {
        return NewRun.of(azure.assistants()
                        .create(NewAssistant.of(DEPLOYMENT).build())
                        .id())
                .build();
    }

    private static Run run(AssistantsProvider provider) {
        try (provider) {
            AssistantThread thread = provider.threads().create(NewThread.of(NewMessage.user("Hello?")));
            return provider.runs().createAndWait(thread.id(), request(provider), SOON);
        }
    }

    /** A run that does not end well. */
    private static Run ended(AssistantsProvider provider) {
        return ended(provider, NewMessage.user("Hello?"));
    }

    private static Run ended(AssistantsProvider provider, NewMessage message) {
        try (provider) {
            AssistantThread thread = provider.threads().create(NewThread.of(message));
            assertThatThrownBy(() -> provider.runs().createAndWait(thread.id(), request(provider), SOON))
                    .isInstanceOf(RunEndedException.class);
            List<Run> runs =
                    provider.runs().list(thread.id(), PageRequest.newest(1)).data();
            return runs.get(0);
        }
    }

    private static NewMessage image(String file) {
        ImageFile shown = new ImageFile(new FileId(file), null, Extensions.NONE);
        return new NewMessage(
                MessageRole.USER, List.of(new NewContentPart.ImageFilePart(shown)), List.of(), Metadata.NONE);
    }

    private static String filters(Run run, String name) {
        RawJson json = run.extensions().members().get(name);
        assertThat(json).as(name).isNotNull();
        return json.json();
    }
}
