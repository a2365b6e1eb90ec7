package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs and steps: what goes out, what is made of what comes back. */
class NativeRunsTest {
    static final String INCLUDED = "include%5B%5D=step_details.tool_calls%5B*%5D.file_search.results%5B*%5D.content";

    private final NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunIsCreatedWithNothingButWhatWasSaid() {
        Run run = world.answers(Answers.run("queued")).runs().create(THREAD, NEW_RUN);

        world.sentBody("POST", "threads/thread_1/runs", "{\"assistant_id\":\"asst_1\"}");
        assertThat(run.id()).isEqualTo(RUN);
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void aRunIsCreatedWithAllThatCanBeSaid() {
        world.answers(Answers.run("queued"))
                .runs()
                .create(
                        THREAD,
                        NewRun.of(ASSISTANT)
                                .model("m-2")
                                .instructions("i")
                                .additionalInstructions("more")
                                .additionalMessages(List.of(NewMessage.user("Hi")))
                                .tools(List.of())
                                .metadata(new Metadata(Map.of("a", "b")))
                                .temperature(0)
                                .topP(1)
                                .maxPromptTokens(256)
                                .maxCompletionTokens(300)
                                .truncationStrategy(TruncationStrategy.lastMessages(3))
                                .toolChoice(ToolChoice.REQUIRED)
                                .oneToolCallAtATime()
                                .build());

        world.sentBody("POST", "threads/thread_1/runs", """
                {"assistant_id":"asst_1","model":"m-2","instructions":"i","additional_instructions":"more",
                 "additional_messages":[{"role":"user","content":"Hi"}],"tools":[],"metadata":{"a":"b"},
                 "temperature":0.0,"top_p":1.0,"max_prompt_tokens":256,"max_completion_tokens":300,
                 "truncation_strategy":{"type":"last_messages","last_messages":3},"tool_choice":"required",
                 "parallel_tool_calls":false}""");
    }

    @Test
    void aThreadAndARunAreCreatedInOneCall() {
        world.answers(Answers.run("queued"))
                .runs()
                .createWithThread(NewThreadRun.of(ASSISTANT)
                        .thread(NewThread.of(NewMessage.user("Hi")))
                        .build());

        world.sentBody("POST", "threads/runs", """
                {"assistant_id":"asst_1","thread":{"messages":[{"role":"user","content":"Hi"}]}}""");
    }

    @Test
    void aRunIsFoundAndListed() {
        Run found = world.answers(Answers.completed()).runs().find(THREAD, RUN);
        world.sent("GET", "threads/thread_1/runs/run_1", "");
        assertThat(found.usage()).isEqualTo(Usage.of(31, 5));

        Page<Run> page =
                world.answers(Answers.page(Answers.completed(), "run_1")).runs().list(THREAD, PageRequest.newest(3));
        world.sent("GET", "threads/thread_1/runs", "limit=3&order=desc");
        assertThat(page.data()).containsExactly(found);
    }

    @Test
    void aRunIsChangedAndCancelled() {
        world.answers(Answers.run("queued"))
                .runs()
                .update(THREAD, RUN, RunChange.metadata(new Metadata(Map.of("a", "b"))));
        world.sentBody("POST", "threads/thread_1/runs/run_1", "{\"metadata\":{\"a\":\"b\"}}");

        Run cancelling = world.answers(Answers.run("cancelling")).runs().cancel(THREAD, RUN);
        assertThat(world.sent("POST", "threads/thread_1/runs/run_1/cancel", "").body())
                .isEmpty();
        assertThat(cancelling.status()).isEqualTo(RunStatus.CANCELLING);
    }

    @Test
    void outputsAreSubmitted() {
        Run run = world.answers(Answers.run("queued"))
                .runs()
                .submit(THREAD, RUN, List.of(ToolOutput.of("call_1", "-4"), ToolOutput.of("call_2", "")));

        world.sentBody("POST", "threads/thread_1/runs/run_1/submit_tool_outputs", """
                {"tool_outputs":[{"tool_call_id":"call_1","output":"-4"},{"tool_call_id":"call_2","output":""}]}""");
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void stepsAreFoundAndListedWithWhatIsAskedFor() {
        Set<StepInclude> results = Set.of(StepInclude.FILE_SEARCH_RESULTS);
        RunStep step = world.answers(Answers.STEP).runs().findStep(THREAD, RUN, new RunStepId("step_1"), results);
        world.sent("GET", "threads/thread_1/runs/run_1/steps/step_1", INCLUDED);
        assertThat(step.usage()).isEqualTo(Usage.of(31, 5));

        world.answers(Answers.page(Answers.STEP, "step_1")).runs().listSteps(THREAD, RUN, PageRequest.FIRST, results);
        world.sent("GET", "threads/thread_1/runs/run_1/steps", "limit=20&order=desc&" + INCLUDED);

        world.answers(Answers.page(Answers.STEP, "step_1")).runs().listSteps(THREAD, RUN, PageRequest.FIRST);
        world.sent("GET", "threads/thread_1/runs/run_1/steps", "limit=20&order=desc");
    }
}
