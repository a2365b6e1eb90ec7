package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.ai.openai.assistants.AssistantsClient;
import com.azure.ai.openai.assistants.AssistantsClientBuilder;
import com.azure.ai.openai.assistants.models.Assistant;
import com.azure.ai.openai.assistants.models.AssistantCreationOptions;
import com.azure.ai.openai.assistants.models.AssistantStreamEvent;
import com.azure.ai.openai.assistants.models.AssistantThreadCreationOptions;
import com.azure.ai.openai.assistants.models.CreateRunOptions;
import com.azure.ai.openai.assistants.models.FunctionDefinition;
import com.azure.ai.openai.assistants.models.FunctionToolDefinition;
import com.azure.ai.openai.assistants.models.MessageDeltaTextContentObject;
import com.azure.ai.openai.assistants.models.MessageRole;
import com.azure.ai.openai.assistants.models.MessageTextContent;
import com.azure.ai.openai.assistants.models.RequiredFunctionToolCall;
import com.azure.ai.openai.assistants.models.RunStatus;
import com.azure.ai.openai.assistants.models.StreamMessageUpdate;
import com.azure.ai.openai.assistants.models.StreamRequiredAction;
import com.azure.ai.openai.assistants.models.StreamUpdate;
import com.azure.ai.openai.assistants.models.SubmitToolOutputsAction;
import com.azure.ai.openai.assistants.models.ThreadMessageOptions;
import com.azure.ai.openai.assistants.models.ThreadRun;
import com.azure.ai.openai.assistants.models.ToolOutput;
import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.value.Secret;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.tls.CertificateFiles;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Azure's Java client of the Assistants API, unmodified; it sends its key over encrypted connections only. */
@Timeout(60)
class AzureClientTest {
    private static final String KEY = "azure-key-0123456789";

    @TempDir
    private Path directory;

    private final TestCertificate certificate = new TestCertificate();
    private final FakeResponsesServer farSide = FarSide.start();
    private AssistantsProvider provider;
    private ProxyServer server;
    private AssistantsClient client;

    @BeforeEach
    void start() throws IOException {
        provider = OpenAiProvider.create(OpenAiConfig.builder()
                .api(Api.RESPONSES)
                .baseUrl(farSide.url())
                .apiKey(FakeResponsesServer.KEY)
                .build());
        CertificateFiles files = CertificateFiles.pem(
                certificate.chain(directory.resolve("chain.pem")), certificate.key(directory.resolve("key.pem")));
        ProxyConfig config = ProxyConfig.local(0).guardedBy(Secret.of(KEY)).withFront(Front.PLAIN.encryptedWith(files));
        server = ProxyServer.start(config, provider);
        client = client(KEY);
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
        farSide.close();
    }

    @Test
    void aPolledRunAsksForFunctionsAndGoesOnWithTheirOutputs() {
        String thread = thread("How is the weather?");

        ThreadRun asking = stopped(client.createRun(thread, new CreateRunOptions(assistant())));
        assertThat(asking.getStatus()).isEqualTo(RunStatus.REQUIRES_ACTION);
        ThreadRun done = stopped(client.submitToolOutputsToRun(thread, asking.getId(), outputs(asking)));

        assertThat(done.getStatus()).isEqualTo(RunStatus.COMPLETED);
        assertThat(done.getUsage().getTotalTokens()).isEqualTo(42);
        assertThat(newest(thread)).isEqualTo("It is -4 and 18.");
        assertThat(client.listRunSteps(thread, done.getId()).getData()).hasSize(2);
    }

    @Test
    void aStreamedRunAsksForFunctionsAndGoesOnWithTheirOutputs() {
        String thread = thread("How is the weather?");

        List<StreamUpdate> asked = client.createRunStream(thread, new CreateRunOptions(assistant())).stream()
                .toList();
        ThreadRun asking = asked.stream()
                .filter(StreamRequiredAction.class::isInstance)
                .map(update -> ((StreamRequiredAction) update).getMessage())
                .findFirst()
                .orElseThrow();
        List<StreamUpdate> told = client.submitToolOutputsToRunStream(thread, asking.getId(), outputs(asking)).stream()
                .toList();

        assertThat(told).extracting(StreamUpdate::getKind).contains(AssistantStreamEvent.THREAD_RUN_COMPLETED);
        assertThat(text(told)).isEqualTo("It is -4 and 18.");
        assertThat(newest(thread)).isEqualTo("It is -4 and 18.");
    }

    @Test
    void whatIsMadeIsFoundListedAndDeleted() {
        Assistant made = client.createAssistant(new AssistantCreationOptions("gpt-4o").setName("Guide"));

        assertThat(client.getAssistant(made.getId()).getName()).isEqualTo("Guide");
        assertThat(client.listAssistants().getData())
                .extracting(Assistant::getId)
                .contains(made.getId());
        assertThat(client.deleteAssistant(made.getId()).isDeleted()).isTrue();
        assertThatThrownBy(() -> client.getAssistant(made.getId())).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anotherKeyIsTurnedAway() {
        AssistantsClient stranger = client("azure-key-of-somebody-else");

        assertThatThrownBy(stranger::listAssistants)
                .isInstanceOf(ClientAuthenticationException.class)
                .hasMessageContaining("Incorrect API key provided.");
    }

    private AssistantsClient client(String key) {
        HttpClient.Builder http = HttpClient.newBuilder().sslContext(certificate.trusting());
        return new AssistantsClientBuilder()
                .endpoint(server.address().toString())
                .credential(new AzureKeyCredential(key))
                .httpClient(new JdkHttpClientBuilder(http).build())
                .buildClient();
    }

    private String assistant() {
        FunctionDefinition thermometer =
                new FunctionDefinition("get_temp", BinaryData.fromString("{\"type\":\"object\"}"));
        return client.createAssistant(new AssistantCreationOptions("gpt-4o")
                        .setInstructions("Be brief.")
                        .setTools(List.of(new FunctionToolDefinition(thermometer))))
                .getId();
    }

    private String thread(String question) {
        String thread =
                client.createThread(new AssistantThreadCreationOptions()).getId();
        client.createMessage(thread, new ThreadMessageOptions(MessageRole.USER, question));
        return thread;
    }

    private ThreadRun stopped(ThreadRun run) {
        ThreadRun now = run;
        while (now.getStatus().equals(RunStatus.QUEUED) || now.getStatus().equals(RunStatus.IN_PROGRESS)) {
            now = client.getRun(run.getThreadId(), run.getId());
        }
        return now;
    }

    private String newest(String thread) {
        MessageTextContent content = (MessageTextContent)
                client.listMessages(thread).getData().get(0).getContent().get(0);
        return content.getText().getValue();
    }

    private static String text(List<StreamUpdate> updates) {
        return updates.stream()
                .filter(StreamMessageUpdate.class::isInstance)
                .flatMap(update -> ((StreamMessageUpdate) update).getMessage().getDelta().getContent().stream())
                .map(part -> ((MessageDeltaTextContentObject) part).getText().getValue())
                .collect(Collectors.joining());
    }

    private static List<ToolOutput> outputs(ThreadRun asking) {
        List<RequiredFunctionToolCall> calls = ((SubmitToolOutputsAction) asking.getRequiredAction())
                .getSubmitToolOutputs().getToolCalls().stream()
                        .map(RequiredFunctionToolCall.class::cast)
                        .toList();
        assertThat(calls)
                .extracting(call -> call.getFunction().getArguments())
                .containsExactly("{\"city\":\"Oslo\"}", "{\"city\":\"Rome\"}");
        return List.of(
                new ToolOutput().setToolCallId(calls.get(0).getId()).setOutput("-4"),
                new ToolOutput().setToolCallId(calls.get(1).getId()).setOutput("18"));
    }
}
