package io.assistants4j.proxy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.ThreadCreateAndRunParams;
import com.openai.models.beta.threads.ThreadCreateParams;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.RunRetrieveParams;
import com.openai.models.beta.threads.runs.RunStatus;
import com.openai.models.beta.threads.runs.RunSubmitToolOutputsParams;
import com.openai.services.blocking.beta.AssistantService;
import com.openai.services.blocking.beta.ThreadService;
import com.openai.services.blocking.beta.threads.MessageService;
import com.openai.services.blocking.beta.threads.RunService;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.local.LocalProvider;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.io.IOException;
import java.util.List;

/** The official Java client, unmodified and validating every answer, with the server it talks to. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
final class OfficialClient implements AutoCloseable {
    private final FakeResponsesServer farSide = FarSide.start();
    private final AssistantsProvider provider;
    private final ProxyServer server;
    private final OpenAIClient client;

    private OfficialClient(boolean local) {
        provider = local ? LocalProvider.create() : openAi();
        server = serve(provider);
        // region client
        client = OpenAIOkHttpClient.builder()
                .baseUrl(server.address() + "/v1")
                .apiKey("none")
                .responseValidation(true)
                .build();
        // endregion
    }

    /** Answers come from the local provider, which quotes. */
    static OfficialClient quoted() {
        return new OfficialClient(true);
    }

    /** Answers come from {@link AskedModel} through the OpenAI provider. */
    static OfficialClient asked() {
        return new OfficialClient(false);
    }

    AssistantService assistants() {
        return client.beta().assistants();
    }

    ThreadService threads() {
        return client.beta().threads();
    }

    MessageService messages() {
        return threads().messages();
    }

    RunService runs() {
        return threads().runs();
    }

    /** Creates an assistant. */
    String assistant(AssistantCreateParams.Builder made) {
        return assistants().create(made.build()).validate().id();
    }

    /** Creates a thread with one message of the user. */
    String thread(String question) {
        ThreadCreateParams.Message message = ThreadCreateParams.Message.builder()
                .role(ThreadCreateParams.Message.Role.USER)
                .content(question)
                .build();
        return threads()
                .create(ThreadCreateParams.builder().addMessage(message).build())
                .validate()
                .id();
    }

    /** Creates a run and waits until it stops. */
    Run run(String thread, String assistant) {
        return stopped(runs().create(
                        thread, RunCreateParams.builder().assistantId(assistant).build()));
    }

    /** The run once it has ended or asks for something. */
    Run stopped(Run started) {
        Run run = started.validate();
        while (!hasStopped(run.status())) {
            run = runs().retrieve(
                            run.id(),
                            RunRetrieveParams.builder().threadId(run.threadId()).build())
                    .validate();
        }
        return run;
    }

    /** Creates a run and follows it; every event is validated. */
    List<AssistantStreamEvent> streamed(String thread, String assistant) {
        RunCreateParams made = RunCreateParams.builder().assistantId(assistant).build();
        try (var answer = runs().createStreaming(thread, made)) {
            return all(answer);
        }
    }

    /** Creates a thread and a run in it and follows it; every event is validated. */
    List<AssistantStreamEvent> streamed(ThreadCreateAndRunParams made) {
        try (var answer = threads().createAndRunStreaming(made)) {
            return all(answer);
        }
    }

    /** Submits outputs and follows how the run goes on; every event is validated. */
    List<AssistantStreamEvent> streamed(Run asking, RunSubmitToolOutputsParams outputs) {
        try (var answer = runs().submitToolOutputsStreaming(asking.id(), outputs)) {
            return all(answer);
        }
    }

    /** The text of the newest message. */
    String newestText(String thread) {
        var newest = messages().list(thread).data().get(0).validate();
        return newest.content().get(0).asText().text().value();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        provider.close();
        farSide.close();
    }

    private static List<AssistantStreamEvent> all(StreamResponse<AssistantStreamEvent> answer) {
        return answer.stream().map(AssistantStreamEvent::validate).toList();
    }

    private static boolean hasStopped(RunStatus status) {
        return !(status.equals(RunStatus.QUEUED)
                || status.equals(RunStatus.IN_PROGRESS)
                || status.equals(RunStatus.CANCELLING));
    }

    private AssistantsProvider openAi() {
        return OpenAiProvider.create(OpenAiConfig.builder()
                .api(Api.RESPONSES)
                .apiKey(FakeResponsesServer.KEY)
                .baseUrl(farSide.url())
                .build());
    }

    private static ProxyServer serve(AssistantsProvider provider) {
        try {
            return ProxyServer.start(ProxyConfig.local(0), provider);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
