package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.assistants.FunctionTool;
import com.openai.models.beta.threads.runs.RequiredActionFunctionToolCall;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunStatus;
import com.openai.models.beta.threads.runs.RunSubmitToolOutputsParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client answering function calls. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientToolsTest {
    private static final FunctionTool THERMOMETER = FunctionTool.builder()
            .function(FunctionDefinition.builder()
                    .name("get_temp")
                    .parameters(FunctionParameters.builder()
                            .putAdditionalProperty("type", JsonValue.from("object"))
                            .build())
                    .build())
            .build();

    private final OfficialClient client = OfficialClient.asked();
    private final String assistant =
            client.assistant(AssistantCreateParams.builder().model("gpt-4o").addTool(THERMOMETER));
    private final String thread = client.thread("How is the weather?");

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void aPolledRunAsksForFunctionsAndGoesOnWithTheirOutputs() {
        Run asking = client.run(thread, assistant);

        assertThat(asking.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        Run done = client.stopped(client.runs().submitToolOutputs(asking.id(), outputs(asking)));

        assertThat(done.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(client.newestText(thread)).isEqualTo("It is -4 and 18.");
    }

    @Test
    void aStreamedRunAsksForFunctionsAndGoesOnWithTheirOutputs() {
        List<AssistantStreamEvent> asked = client.streamed(thread, assistant);
        Run asking = asked.get(asked.size() - 1).asThreadRunRequiresAction().data();

        List<AssistantStreamEvent> answered = client.streamed(asking, outputs(asking));

        assertThat(answered.get(0).isThreadRunStepCompleted()).isTrue();
        assertThat(answered.get(answered.size() - 1).isThreadRunCompleted()).isTrue();
        assertThat(client.newestText(thread)).isEqualTo("It is -4 and 18.");
    }

    private static RunSubmitToolOutputsParams outputs(Run asking) {
        List<RequiredActionFunctionToolCall> calls =
                asking.requiredAction().orElseThrow().submitToolOutputs().toolCalls();
        assertThat(calls.stream().map(call -> call.function().arguments()))
                .containsExactly("{\"city\":\"Oslo\"}", "{\"city\":\"Rome\"}");
        return RunSubmitToolOutputsParams.builder()
                .threadId(asking.threadId())
                .addToolOutput(output(calls.get(0), "-4"))
                .addToolOutput(output(calls.get(1), "18"))
                .build();
    }

    private static RunSubmitToolOutputsParams.ToolOutput output(RequiredActionFunctionToolCall call, String output) {
        return RunSubmitToolOutputsParams.ToolOutput.builder()
                .toolCallId(call.id())
                .output(output)
                .build();
    }
}
