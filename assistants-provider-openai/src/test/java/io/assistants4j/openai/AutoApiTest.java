package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.http.Journal;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.testkit.store.StoreSamples;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider asks a server which API it answers. */
class AutoApiTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    @RegisterExtension
    static final FakeResponsesServer RESPONSES = FakeResponsesServer.start();

    @RegisterExtension
    static final FakeChatServer CHAT = FakeChatServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aServerThatKnowsResponsesIsAskedForThese() {
        RESPONSES.enqueue(new Reply().text("Hello!"), new Reply().text("Hello!"));
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            assertThat(asked(RESPONSES.journal())).isEmpty();

            answered(openai);
            answered(openai);

            assertThat(asked(RESPONSES.journal()))
                    .containsExactly("POST /v1/responses", "POST /v1/responses", "POST /v1/responses");
            Json probe = RESPONSES.journal().requests().get(0).json();
            assertThat(probe).hasToString("{\"max_output_tokens\":1}");
        }
    }

    @Test
    void aServerThatKnowsChatOnlyIsAskedForThat() {
        CHAT.enqueue(new io.assistants4j.testkit.chat.Reply().text("Hello!"));
        try (AssistantsProvider openai = open(CHAT.url())) {
            answered(openai);

            assertThat(asked(CHAT.journal()))
                    .containsExactly("POST /v1/responses", "POST /v1/chat/completions", "POST /v1/chat/completions");
        }
    }

    @Test
    void threadsAreListedByWhoeverKeepsThem() {
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            AssistantThread thread = openai.threads().create(NewThread.of(NewMessage.user("Hello?")));

            assertThat(openai)
                    .isInstanceOfSatisfying(
                            ThreadListing.class,
                            listing -> assertThat(listing.listThreads(PageRequest.FIRST)
                                            .data())
                                    .containsExactly(thread));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void aServerSaysInSeveralWaysThatItDoesNotKnowResponses(int status) {
        RESPONSES.faults().next(Fault.emptyBody(status)).next(Fault.error(400, "t", "c", "model is required"));
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            openai.assistants().create(NewAssistant.of("m").build());

            assertThat(asked(RESPONSES.journal())).containsExactly("POST /v1/responses", "POST /v1/chat/completions");
        }
    }

    @Test
    void aModelThatIsMissingIsNoRouteThatIsMissing() {
        RESPONSES.faults().next(Fault.error(404, "api_error", "c", "model '' not found, try pulling it first"));
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            openai.assistants().create(NewAssistant.of("m").build());

            assertThat(asked(RESPONSES.journal())).containsExactly("POST /v1/responses");
        }
    }

    @Test
    void aServerThatKnowsNeitherAndKeepsAssistantsKeepsThem() {
        try (LoopbackServer server = LoopbackServer.start(AutoApiTest::keepsAssistants);
                AssistantsProvider openai = open(URI.create(server.url() + "/v1"))) {
            assertThat(openai.capabilities().has(Capability.FILE_SEARCH)).isFalse();

            assertThat(openai.assistants()
                            .create(NewAssistant.of("m").build())
                            .id()
                            .value())
                    .isEqualTo("asst_far");
            assertThat(openai.capabilities().has(Capability.FILE_SEARCH)).isTrue();
            assertThat(asked(server.journal()))
                    .containsExactly(
                            "POST /v1/responses",
                            "POST /v1/chat/completions",
                            "GET /v1/assistants",
                            "POST /v1/assistants");
        }
    }

    @Test
    void aServerThatKnowsNothingIsNamedAndAskedAgainByTheNextCall() {
        try (LoopbackServer server = LoopbackServer.start(request -> Answer.of(200, "text/html", "<html></html>"));
                AssistantsProvider openai = open(server.url())) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> openai.assistants().list(PageRequest.FIRST))
                        .isInstanceOf(UnsupportedCapabilityException.class)
                        .hasMessageContainingAll(
                                "answers neither the Responses API (a page), nor the Chat Completions API (a page), nor"
                                        + " the Assistants API (a page)",
                                server.url().toString());
            }
            assertThat(server.journal().size()).isEqualTo(6);
        }
    }

    @Test
    void aServerThatCannotBeAskedNowIsAskedAgainByTheNextCall() {
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            RESPONSES.faults().next(2, Fault.reset());
            assertThatThrownBy(() -> openai.assistants().list(PageRequest.FIRST))
                    .isInstanceOf(ServerException.class);
            RESPONSES.faults().next(Fault.error(401, "t", "invalid_api_key", "Incorrect API key provided."));
            assertThatThrownBy(() -> openai.assistants().list(PageRequest.FIRST))
                    .isInstanceOf(AuthenticationException.class);

            assertThat(openai.assistants().list(PageRequest.FIRST).data()).isEmpty();
            assertThat(RESPONSES.journal().size()).isEqualTo(4);
        }
    }

    @Test
    void callsThatComeMeanwhileWaitForTheSameAnswer() throws Exception {
        Gate gate = new Gate();
        RESPONSES.faults().next(Fault.stallAt(gate));
        try (AssistantsProvider openai = open(RESPONSES.url())) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(openai.async().assistants().list(PageRequest.FIRST));
            }
            gate.awaitReached(SOON);
            gate.open();

            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(RESPONSES.journal().size()).isEqualTo(1);
        }
    }

    @Test
    void aProviderThatIsClosedUnusedGivesEverythingBack() throws Exception {
        EngineRuntime world = OpenAiProvider.runtime();
        Gate gate = new Gate();
        RESPONSES.faults().next(Fault.stallAt(gate));
        AssistantsProvider openai =
                OpenAiProvider.create(config(RESPONSES.url()), new InMemoryStore(), world, Telemetry.none());
        CompletableFuture<?> call =
                CompletableFuture.runAsync(() -> openai.assistants().list(PageRequest.FIRST), THREADS);
        gate.awaitReached(SOON);

        openai.close();
        openai.close();

        assertThat(call.handle((done, failure) -> failure).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AssistantsException.class);
        assertThat(world.executor().isShutdown()).isTrue();
        assertThat(world.timer().isShutdown()).isTrue();
        assertThatThrownBy(() -> openai.assistants().list(PageRequest.FIRST)).hasMessage("The provider is closed.");
        assertThat(RESPONSES.journal().size()).isEqualTo(1);
        gate.open();
    }

    @Test
    void runsThatAreNotOverGoOnWithoutACall() throws Exception {
        InMemoryStore store = new InMemoryStore();
        RunRecord left = StoreSamples.run("thread_1", "run_1", RunStatus.QUEUED);
        store.commit(List.of(new StoreWrite.PutThread(StoreSamples.thread("thread_1"), StoreWrite.NEW)));
        store.commit(List.of(new StoreWrite.PutRun(left, StoreWrite.NEW)));
        Gate gate = new Gate();
        RESPONSES.enqueue(new Reply().waitAt(gate).text("Hello!"));

        try (AssistantsProvider openai = OpenAiProvider.create(config(RESPONSES.url()), store)) {
            gate.awaitReached(SOON);
            gate.open();

            assertThat(openai.drain(SOON)).isTrue();
            assertThat(openai.runs()
                            .find(left.run().threadId(), left.run().id())
                            .status())
                    .isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void openAiItselfAndTheBackgroundAreNotAskedAbout() {
        OpenAiConfig there = OpenAiConfig.builder().apiKey("sk-1").build();
        OpenAiConfig background = OpenAiConfig.builder()
                .apiKey(FakeResponsesServer.KEY)
                .baseUrl(RESPONSES.url())
                .background(true)
                .build();
        try (AssistantsProvider openai = OpenAiProvider.create(there);
                AssistantsProvider other = OpenAiProvider.create(background)) {
            openai.assistants().create(NewAssistant.of("m").build());
            other.assistants().create(NewAssistant.of("m").build());
        }

        assertThat(RESPONSES.journal().size()).isZero();
    }

    private static Answer keepsAssistants(ReceivedRequest request) {
        if (!request.path().equals("/v1/assistants")) {
            String message = "Invalid URL (" + request.method() + " " + request.path() + ")";
            return Answer.json(404, ErrorBody.of(message, "invalid_request_error", null, null));
        }
        return request.method().equals("GET")
                ? Answer.json(200, Map.of("object", "list", "data", List.of(), "has_more", false))
                : Answer.json(200, Map.of("id", "asst_far", "object", "assistant", "created_at", 1, "model", "m"));
    }

    private static void answered(AssistantsProvider openai) {
        AssistantId assistant =
                openai.assistants().create(NewAssistant.of("a-model").build()).id();
        Run run = openai.runs()
                .createAndWait(
                        openai.threads()
                                .create(NewThread.of(NewMessage.user("Hello?")))
                                .id(),
                        NewRun.of(assistant).build(),
                        SOON);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    private static AssistantsProvider open(URI address) {
        return OpenAiProvider.create(config(address));
    }

    private static OpenAiConfig config(URI address) {
        return OpenAiConfig.builder()
                .apiKey(FakeResponsesServer.KEY)
                .baseUrl(address)
                .http(HttpSettings.builder()
                        .maxAttempts(2)
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                        .build())
                .build();
    }

    private static List<String> asked(Journal journal) {
        return journal.requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }
}
