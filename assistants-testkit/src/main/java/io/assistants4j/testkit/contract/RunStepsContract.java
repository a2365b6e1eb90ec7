package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** What steps are: what a run did, one thing after another. */
public interface RunStepsContract extends AreaContract {
    @Tag("run-steps")
    @Requirement(id = "RUN-052", capability = Capability.RUN_STEPS)
    default void theStepOfAMessageNamesIt(Subject subject) {
        Run run = RunScenes.said(subject, described -> described);

        RunStep step = RunScenes.steps(subject, run).get(0);
        assertThat(step.type()).isEqualTo(RunStepType.MESSAGE_CREATION);
        assertThat(step.stepDetails())
                .isInstanceOfSatisfying(
                        StepDetails.MessageCreation.class,
                        details -> assertThat(details.messageCreation().messageId())
                                .isEqualTo(RunScenes.newest(subject, run).id()));
    }

    @Tag("run-steps")
    @Requirement(id = "RUN-053", capability = Capability.RUN_STEPS)
    default void aStepNamesItsRunItsThreadAndItsAssistant(Subject subject) {
        Run run = RunScenes.said(subject, described -> described);

        RunStep step = RunScenes.steps(subject, run).get(0);
        assertThat(step.runId()).isEqualTo(run.id());
        assertThat(step.threadId()).isEqualTo(run.threadId());
        assertThat(step.assistantId()).isEqualTo(run.assistantId());
    }

    @Tag("run-steps")
    @Requirement(id = "RUN-054", capability = Capability.RUN_STEPS)
    default void aStepThatIsDoneSaysSo(Subject subject) {
        RunStep step = RunScenes.steps(subject, RunScenes.said(subject, described -> described))
                .get(0);

        assertThat(step.status()).isEqualTo(RunStepStatus.COMPLETED);
        assertThat(step.completedAt()).isEqualTo(subject.clock().instant());
        assertThat(step.lastError()).isNull();
        assertThat(step.failedAt()).isNull();
        assertThat(step.cancelledAt()).isNull();
        assertThat(step.expiredAt()).isNull();
    }

    @Tag("run-steps")
    @Requirement(id = "RUN-055", capability = Capability.RUN_STEPS)
    default void aStepIsFoundAsItIsListed(Subject subject) {
        Run run = RunScenes.said(subject, described -> described);
        RunStep listed = RunScenes.steps(subject, run).get(0);

        assertThat(subject.runs().findStep(run.threadId(), run.id(), listed.id(), Set.of()))
                .isEqualTo(listed);
    }

    @Tag("run-steps")
    @Requirement(
            id = "RUN-056",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theStepsOfARunAreListedNewestFirst(Subject subject) {
        Run run = callAndAnswer(subject);

        assertThat(subject.runs()
                        .listSteps(run.threadId(), run.id(), PageRequest.FIRST)
                        .data())
                .extracting(RunStep::type)
                .containsExactly(RunStepType.MESSAGE_CREATION, RunStepType.TOOL_CALLS);
    }

    @Tag("run-steps")
    @Requirement(
            id = "RUN-057",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theStepsOfARunAreListedOldestFirst(Subject subject) {
        Run run = callAndAnswer(subject);

        assertThat(subject.runs()
                        .listSteps(run.threadId(), run.id(), PageRequest.oldest(10))
                        .data())
                .extracting(RunStep::type)
                .containsExactly(RunStepType.TOOL_CALLS, RunStepType.MESSAGE_CREATION);
    }

    @Tag("run-steps")
    @Requirement(
            id = "RUN-058",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theStepsOfARunAreListedPageByPage(Subject subject) {
        Run run = callAndAnswer(subject);

        Page<RunStep> first = subject.runs().listSteps(run.threadId(), run.id(), PageRequest.oldest(1));
        PageRequest next = PageRequest.oldest(1).after(String.valueOf(first.lastId()));

        assertThat(first.hasMore()).isTrue();
        assertThat(first.data()).extracting(RunStep::type).containsExactly(RunStepType.TOOL_CALLS);
        assertThat(subject.runs().listSteps(run.threadId(), run.id(), next).data())
                .extracting(RunStep::type)
                .containsExactly(RunStepType.MESSAGE_CREATION);
    }

    @Tag("run-steps")
    @Requirement(
            id = "RUN-059",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theTokensOfTheStepsAddUpToThoseOfTheRun(Subject subject) {
        Run run = callAndAnswer(subject);

        List<Usage> used = RunScenes.steps(subject, run).stream()
                .map(step -> Objects.requireNonNull(step.usage(), "usage of a step that is done"))
                .toList();
        assertThat(used.stream().reduce(Usage.ZERO, Usage::plus)).isEqualTo(run.usage());
    }

    @Tag("run-steps")
    @Requirement(id = "RUN-060", capability = Capability.RUN_STEPS)
    default void theStepsOfARunAreListedAlone(Subject subject) {
        Run first = RunScenes.said(subject, RunScenes.in("stepping"));
        List<RunStep> steps = RunScenes.steps(subject, first);
        RunScenes.said(subject, first.threadId(), RunScenes.in("stepping"));

        assertThat(RunScenes.steps(subject, first)).isEqualTo(steps);
    }

    @Tag("run-steps")
    @Requirement(id = "RUN-061", capability = Capability.RUN_STEPS)
    default void aStepIsFoundInItsOwnRunOnly(Subject subject) {
        Run first = RunScenes.said(subject, described -> described);
        RunStepId step = RunScenes.steps(subject, first).get(0).id();
        Run second = RunScenes.said(subject, first.threadId(), described -> described);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.runs().findStep(first.threadId(), second.id(), step, Set.of()));
    }

    @Tag("run-steps")
    @Requirement(
            id = "RUN-062",
            capability = {Capability.RUN_STEPS, Capability.FUNCTION_TOOLS})
    default void theStepOfCallsThatWaitIsOpenAndNamesThem(Subject subject) {
        Run run = RunScenes.waiting(
                subject,
                ModelTurn.calls("call_oslo", RunScenes.FUNCTION, "{\"city\":", "\"Oslo\"}"),
                described -> described);

        RunStep step = RunScenes.steps(subject, run).get(0);
        assertThat(step.type()).isEqualTo(RunStepType.TOOL_CALLS);
        assertThat(step.status()).isEqualTo(RunStepStatus.IN_PROGRESS);
        assertThat(step.stepDetails())
                .isInstanceOfSatisfying(
                        StepDetails.ToolCalls.class,
                        details -> assertThat(details.toolCalls())
                                .hasSize(1)
                                .first()
                                .isInstanceOfSatisfying(ToolCall.Function.class, call -> {
                                    assertThat(call.function().name()).isEqualTo(RunScenes.FUNCTION);
                                    assertThat(call.function().arguments()).isEqualTo("{\"city\":\"Oslo\"}");
                                    assertThat(call.function().output()).isNull();
                                }));
    }

    /** A run that called a function in its first turn and answered in its second. */
    private static Run callAndAnswer(Subject subject) {
        Run waiting = RunScenes.waiting(subject, run -> run);
        return RunScenes.answered(subject, waiting, ModelTurn.saysSomething());
    }
}
