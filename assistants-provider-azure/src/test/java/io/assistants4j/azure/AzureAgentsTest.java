package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Annotation;
import io.assistants4j.core.thread.Attachment;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.assistants.NativeProvider;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents of Foundry, where they are more than assistants. */
class AzureAgentsTest {
    private static final String TOKEN = "entra-token-1";
    private static final ThreadId THREAD = new ThreadId("thread_1");
    private static final RunId RUN = new RunId("run_1");

    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start(AzureDoor.withTokens(TOKEN::equals));

    private final NativeProvider azure = AzureProvider.agents(AzureConfig.builder()
            .api(Api.AGENTS_CLASSIC)
            .endpoint(SERVER.url() + AzureDoor.PROJECT)
            .tokens(scope -> EntraToken.of(TOKEN, Instant.MAX))
            .build());

    @AfterEach
    void close() {
        azure.close();
    }

    @Test
    void toolsThatOnlyAgentsHaveAreKeptAsTheyAre() {
        answers("""
                {"id":"asst_1","object":"assistant","created_at":1770000000,"name":null,"description":null,"model":"gpt-4o",
                 "instructions":null,"tools":[{"type":"bing_grounding","bing_grounding":{"connections":[]}}],"metadata":{},
                 "tool_resources":{"azure_ai_search":{"indexes":[]}},"temperature":1.0,"top_p":1.0}""");

        Assistant agent = azure.assistants().find(new AssistantId("asst_1"));

        assertThat(agent.tools()).singleElement().isInstanceOfSatisfying(Tool.Unrecognized.class, tool -> {
            assertThat(tool.type()).isEqualTo("bing_grounding");
            assertThat(tool.json().json()).contains("connections");
        });
        assertThat(agent.toolResources().extensions().members()).containsOnlyKeys("azure_ai_search");
    }

    @Test
    void citationsOfPagesAndFilesOfAzureAreKeptAsTheyAre() {
        answers("""
                {"id":"msg_1","object":"thread.message","created_at":1770000001,"thread_id":"thread_1","role":"assistant",
                 "content":[{"type":"text","text":{"value":"Cold.","annotations":[{"type":"url_citation","text":"[1]",
                 "url_citation":{"url":"https://example.com/oslo","title":"Oslo"}}]}}],
                 "attachments":[{"file_id":"assistant-1","tools":[{"type":"file_search"}]}],"metadata":{}}""");

        Message message = azure.messages().find(THREAD, new MessageId("msg_1"));

        assertThat(((ContentPart.Text) message.content().get(0)).text().annotations())
                .singleElement()
                .isInstanceOfSatisfying(
                        Annotation.Unrecognized.class,
                        citation -> assertThat(citation.json().json()).contains("https://example.com/oslo"));
        assertThat(message.attachments()).extracting(Attachment::fileId).containsExactly(new FileId("assistant-1"));
    }

    @Test
    void callsOfToolsThatOnlyAgentsHaveAreKeptAsTheyAre() {
        answers("""
                {"id":"step_1","object":"thread.run.step","created_at":1770000001,"assistant_id":"asst_1",
                 "thread_id":"thread_1","run_id":"run_1","type":"tool_calls","status":"completed",
                 "step_details":{"type":"tool_calls","tool_calls":[{"id":"call_1","type":"azure_ai_search",
                 "azure_ai_search":{"input":"oslo"}}]},"metadata":{}}""");

        RunStep step = azure.runs().findStep(THREAD, RUN, new RunStepId("step_1"), Set.of());

        assertThat(((StepDetails.ToolCalls) step.stepDetails()).toolCalls())
                .singleElement()
                .isInstanceOfSatisfying(
                        ToolCall.Unrecognized.class,
                        call -> assertThat(call.type()).isEqualTo("azure_ai_search"));
    }

    @Test
    void aDeletionMayBeAnsweredWithNothing() {
        SERVER.faults().next(Fault.emptyBody(204));

        azure.threads().delete(THREAD);

        assertThat(SERVER.journal().last().method()).isEqualTo("DELETE");
    }

    @Test
    void whatAVersionOfTheServiceDoesNotHaveIsToldAsSuch() {
        SERVER.faults()
                .next(Fault.answering(Answer.of(
                        404, "application/json", "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}")));

        assertThatThrownBy(() -> azure.messages().delete(THREAD, new MessageId("msg_1")))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("does not offer delete_message");
    }

    @Test
    void aRequestThatFailedIsNamedByTheIdThatAzureGaveIt() {
        assertThatThrownBy(() -> azure.threads().find(new ThreadId("thread_gone")))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        gone -> assertThat(gone.details().requestId()).startsWith("apim_fake_"));
    }

    private static void answers(String json) {
        SERVER.faults().next(Fault.answering(Answer.of(200, "application/json", json)));
    }
}
