package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Key;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider with the Assistants API: the far side keeps everything. */
class NativeOpenAiTest {
    private final LoopbackServer server = LoopbackServer.start(request -> Answer.of(
            200,
            "application/json",
            "{\"id\":\"asst_far\",\"object\":\"assistant\",\"created_at\":1,\"model\":\"m\"}"));
    private final OpenAiConfig config = OpenAiConfig.builder()
            .api(Api.ASSISTANTS)
            .apiKey("sk-1")
            .organization("org-1")
            .baseUrl(server.url() + "/v1")
            .build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void assistantsAreKeptByTheFarSideWithAllTheirTools() {
        try (AssistantsProvider openai = OpenAiProvider.create(config)) {
            Assistant made = openai.assistants()
                    .create(NewAssistant.of("m")
                            .tool(new Tool.CodeInterpreter(Extensions.NONE))
                            .build());

            assertThat(made.id().value()).isEqualTo("asst_far");
            ReceivedRequest sent = server.journal().last();
            assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /v1/assistants");
            assertThat(sent.header("OpenAI-Beta")).isEqualTo("assistants=v2");
            assertThat(sent.header("OpenAI-Organization")).isEqualTo("org-1");
            assertThat(openai.id()).isEqualTo(OpenAiProvider.ID);
        }
    }

    @Test
    void whatItCanDoDependsOnTheApi() {
        OpenAiConfig responses = OpenAiConfig.builder().apiKey("sk-1").build();
        try (AssistantsProvider far = OpenAiProvider.create(config);
                AssistantsProvider ours = OpenAiProvider.create(responses)) {
            assertThat(far.capabilities().has(Capability.FILE_SEARCH)).isTrue();
            assertThat(ours.capabilities().has(Capability.FILE_SEARCH)).isFalse();
        }
    }

    @Test
    void aServerWithoutAssistantsSaysSo() {
        server.faults()
                .next(Fault.error(404, "invalid_request_error", "unknown_url", "Invalid URL (GET /v1/assistants)"));
        try (AssistantsProvider openai = OpenAiProvider.create(config)) {
            assertThatThrownBy(() -> openai.assistants().list(PageRequest.FIRST))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("does not offer list_assistants");
        }
    }

    @Test
    void theModuleIsTheSameAndWhatAnEngineWouldNeedIsGivenBack() {
        var runtime = OpenAiProvider.runtime();
        var module = new OpenAiModule(config, new InMemoryStore(), runtime, Telemetry.none());

        try (AssistantsProvider openai =
                Guice.createInjector(module).getInstance(Key.get(AssistantsProvider.class, OpenAi.class))) {
            assertThat(openai.id()).isEqualTo(OpenAiProvider.ID);
        }
        assertThat(runtime.timer().isShutdown()).isTrue();
        assertThat(runtime.executor().isShutdown()).isTrue();
    }
}
