package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.ThreadCreateAndRunParams;
import com.openai.models.beta.threads.runs.Run;
import com.openai.models.beta.threads.runs.RunCancelParams;
import com.openai.models.beta.threads.runs.RunCreateParams;
import com.openai.models.beta.threads.runs.RunStatus;
import com.openai.models.beta.threads.runs.RunUpdateParams;
import com.openai.models.beta.threads.runs.steps.RunStep;
import com.openai.models.beta.threads.runs.steps.StepListParams;
import com.openai.models.beta.threads.runs.steps.StepRetrieveParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client on runs and their steps. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientRunsTest {
    private final OfficialClient client = OfficialClient.asked();
    private final String assistant =
            client.assistant(AssistantCreateParams.builder().model("gpt-4o"));

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void aRunIsCreatedChangedAndListedWithItsSteps() {
        String thread = client.thread("Hello?");
        Run run = client.run(thread, assistant);
        var tagged = RunUpdateParams.Metadata.builder()
                .putAdditionalProperty("case", JsonValue.from("7"))
                .build();

        Run changed = client.runs()
                .update(
                        run.id(),
                        RunUpdateParams.builder()
                                .threadId(thread)
                                .metadata(tagged)
                                .build())
                .validate();

        assertThat(changed.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(changed.metadata().orElseThrow()._additionalProperties()).containsKey("case");
        assertThat(client.runs().list(thread).autoPager().stream()
                        .map(found -> found.validate().id()))
                .containsExactly(run.id());
        RunStep step = steps(run).get(0);
        assertThat(step.stepDetails().asMessageCreation().messageCreation().messageId())
                .startsWith("msg_");
        assertThat(client.runs()
                        .steps()
                        .retrieve(
                                step.id(),
                                StepRetrieveParams.builder()
                                        .threadId(thread)
                                        .runId(run.id())
                                        .build())
                        .validate())
                .isEqualTo(step);
    }

    @Test
    void aThreadIsCreatedAndRunAtOnce() {
        Run run = client.stopped(client.threads().createAndRun(newThreadRun("Hello?")));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(client.newestText(run.threadId())).isEqualTo("Hello from afar.");
    }

    @Test
    void aThreadThatIsCreatedAndRunIsStreamedFromItsBeginning() {
        List<AssistantStreamEvent> events = client.streamed(newThreadRun("Hello?"));

        assertThat(events.get(0).isThreadCreated()).isTrue();
        assertThat(events.get(1).isThreadRunCreated()).isTrue();
        assertThat(events.get(events.size() - 1).isThreadRunCompleted()).isTrue();
    }

    @Test
    void aRunIsCancelledAndHoldsItsThreadUntilThen() {
        String thread = client.thread("Please wait.");
        RunCreateParams waiting =
                RunCreateParams.builder().assistantId(assistant).build();
        Run run = client.runs().create(thread, waiting).validate();
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client.runs().create(thread, waiting))
                .withMessageContaining(run.id());

        Run cancelled = client.stopped(client.runs()
                .cancel(run.id(), RunCancelParams.builder().threadId(thread).build()));

        assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(cancelled.cancelledAt()).isPresent();
    }

    @Test
    void aFailedRunSaysWhyAndKeepsWhatWasSaid() {
        String thread = client.thread("Please break.");

        Run run = client.run(thread, assistant);

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.lastError().orElseThrow().code()).isEqualTo(Run.LastError.Code.SERVER_ERROR);
        assertThat(client.newestText(thread)).isEqualTo("One two");
        assertThat(steps(run).get(0).status()).isEqualTo(RunStep.Status.FAILED);
    }

    @Test
    void anIncompleteRunSaysWhy() {
        String thread = client.thread("Please go on.");

        Run run = client.run(thread, assistant);

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.incompleteDetails().orElseThrow().reason())
                .hasValue(Run.IncompleteDetails.Reason.MAX_COMPLETION_TOKENS);
        assertThat(client.newestText(thread)).isEqualTo("And on and on");
    }

    private ThreadCreateAndRunParams newThreadRun(String question) {
        var message = ThreadCreateAndRunParams.Thread.Message.builder()
                .role(ThreadCreateAndRunParams.Thread.Message.Role.USER)
                .content(question)
                .build();
        return ThreadCreateAndRunParams.builder()
                .assistantId(assistant)
                .thread(ThreadCreateAndRunParams.Thread.builder()
                        .addMessage(message)
                        .build())
                .build();
    }

    private List<RunStep> steps(Run run) {
        return client
                .runs()
                .steps()
                .list(
                        run.id(),
                        StepListParams.builder().threadId(run.threadId()).build())
                .autoPager()
                .stream()
                .map(RunStep::validate)
                .toList();
    }
}
