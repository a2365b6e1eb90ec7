package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.assistants.FunctionTool;
import com.openai.models.beta.threads.messages.MessageCreateParams;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.RunRetrieveParams;
import com.openai.models.beta.threads.runs.RunStatus;
import com.openai.models.beta.threads.runs.RunSubmitToolOutputsParams;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client, unmodified, with a function call answered by a fake Responses API. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientToolsTest {
    private final FakeResponsesServer upstream = FakeResponsesServer.start()
            .enqueue(
                    new Reply()
                            .call("call_1", "get_temp", "{\"city\":", "\"Oslo\"}")
                            .usage(9, 4),
                    new Reply().text("It is ", "minus four.").usage(20, 5));
    private final AssistantsProvider provider = OpenAiProvider.create(OpenAiConfig.builder()
            .apiKey(FakeResponsesServer.KEY)
            .baseUrl(upstream.url())
            .build());
    private final ProxyServer server = start();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(server.address() + "/v1")
            .apiKey("none")
            .responseValidation(true)
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        provider.close();
        upstream.close();
    }

    @Test
    void aPolledRunAsksForAFunctionAndGoesOnWithItsOutput() {
        String thread = thread();
        Run asking = poll(client.beta().threads().runs().create(thread, newRun()));

        assertThat(asking.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        Run done = poll(client.beta().threads().runs().submitToolOutputs(asking.id(), outputs(thread, asking)));

        assertThat(done.validate().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(newestText(thread)).isEqualTo("It is minus four.");
    }

    @Test
    void aStreamedRunAsksForAFunctionAndGoesOnWithItsOutput() {
        String thread = thread();
        List<AssistantStreamEvent> asked;
        try (var stream = client.beta().threads().runs().createStreaming(thread, newRun())) {
            asked = stream.stream().map(AssistantStreamEvent::validate).toList();
        }
        Run asking = asked.get(asked.size() - 1).asThreadRunRequiresAction().data();

        List<AssistantStreamEvent> answered;
        try (var stream =
                client.beta().threads().runs().submitToolOutputsStreaming(asking.id(), outputs(thread, asking))) {
            answered = stream.stream().map(AssistantStreamEvent::validate).toList();
        }

        assertThat(answered.get(0).isThreadRunStepCompleted()).isTrue();
        assertThat(answered.get(answered.size() - 1).isThreadRunCompleted()).isTrue();
        assertThat(newestText(thread)).isEqualTo("It is minus four.");
    }

    private Run poll(Run started) {
        Run run = started;
        while (run.status().equals(RunStatus.QUEUED) || run.status().equals(RunStatus.IN_PROGRESS)) {
            run = client.beta()
                    .threads()
                    .runs()
                    .retrieve(
                            run.id(),
                            RunRetrieveParams.builder().threadId(run.threadId()).build());
        }
        return run;
    }

    private static RunSubmitToolOutputsParams outputs(String thread, Run asking) {
        var call = asking.requiredAction()
                .orElseThrow()
                .submitToolOutputs()
                .toolCalls()
                .get(0);
        assertThat(call.function().arguments()).isEqualTo("{\"city\":\"Oslo\"}");
        return RunSubmitToolOutputsParams.builder()
                .threadId(thread)
                .addToolOutput(RunSubmitToolOutputsParams.ToolOutput.builder()
                        .toolCallId(call.id())
                        .output("-4")
                        .build())
                .build();
    }

    private RunCreateParams newRun() {
        FunctionTool weather = FunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name("get_temp")
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .build())
                        .build())
                .build();
        String assistant = client.beta()
                .assistants()
                .create(AssistantCreateParams.builder()
                        .model("gpt-4o")
                        .addTool(weather)
                        .build())
                .id();
        return RunCreateParams.builder().assistantId(assistant).build();
    }

    private String thread() {
        String thread = client.beta().threads().create().id();
        client.beta()
                .threads()
                .messages()
                .create(
                        thread,
                        MessageCreateParams.builder()
                                .role(MessageCreateParams.Role.USER)
                                .content("How cold is Oslo?")
                                .build());
        return thread;
    }

    private String newestText(String thread) {
        return client.beta()
                .threads()
                .messages()
                .list(thread)
                .data()
                .get(0)
                .content()
                .get(0)
                .asText()
                .text()
                .value();
    }

    private ProxyServer start() {
        try {
            return ProxyServer.start(ProxyConfig.local(0), provider);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
