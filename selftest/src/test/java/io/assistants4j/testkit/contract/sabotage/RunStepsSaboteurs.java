package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.reversed;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.steps;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.stepsListed;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Saboteurs of {@code RunStepsContract}. */
final class RunStepsSaboteurs {
    private RunStepsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put(
                "RUN-052",
                Unfollowed.only(steps(step -> isMessage(step)
                        ? Exchanged.step(step, "stepDetails", StepDetails.message(new MessageId("msg_other")))
                        : step)));
        all.put(
                "RUN-053",
                Unfollowed.only(steps(step -> Exchanged.step(step, "assistantId", new AssistantId("asst_other")))));
        all.put(
                "RUN-054",
                Unfollowed.only(steps(step -> isMessage(step) && step.status().equals(RunStepStatus.COMPLETED)
                        ? Exchanged.step(step, "completedAt", null)
                        : step)));
        all.put("RUN-055", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
                return super.findStep(thread, run, step, include).withUsage(null);
            }
        }));
        all.put("RUN-056", stepsListed((asked, page) -> asked.equals(PageRequest.FIRST) ? reversed(page) : page));
        all.put("RUN-057", stepsListed((asked, page) -> asked.equals(PageRequest.oldest(10)) ? reversed(page) : page));
        all.put("RUN-058", stepsListed((asked, page) -> asked.limit() == 1 ? RunSabotage.ending(page) : page));
        all.put(
                "RUN-059",
                Unfollowed.only(steps(
                        step -> calls(step, "get_weather") && step.status().equals(RunStepStatus.COMPLETED)
                                ? step.withUsage(Usage.ZERO)
                                : step)));
        all.put("RUN-060", Saboteur.runs(ListsAll::new));
        all.put("RUN-061", Saboteur.runs(FindsInAnyRun::new));
        all.put("RUN-062", steps(RunStepsSaboteurs::withoutArguments));
        return all;
    }

    private static boolean calls(RunStep step, String function) {
        return step.stepDetails() instanceof StepDetails.ToolCalls details
                && details.toolCalls().stream()
                        .anyMatch(call ->
                                ((ToolCall.Function) call).function().name().equals(function));
    }

    private static boolean isMessage(RunStep step) {
        return step.type().equals(RunStepType.MESSAGE_CREATION);
    }

    private static RunStep withoutArguments(RunStep step) {
        return step.stepDetails() instanceof StepDetails.ToolCalls calls
                        && step.status().equals(RunStepStatus.IN_PROGRESS)
                        && calls.toolCalls().get(0) instanceof ToolCall.Function call
                        && call.id().value().equals("call_oslo")
                ? step.withDetails(StepDetails.calls(List.of(new ToolCall.Function(
                        call.id(),
                        new FunctionCall(call.function().name(), "{}", null, Extensions.NONE),
                        Extensions.NONE))))
                : step;
    }

    private static final class ListsAll extends PassedRuns {
        ListsAll(Runs real) {
            super(real);
        }

        @Override
        public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
            Page<RunStep> alone = super.listSteps(thread, run, page, include);
            if (!in(super.find(thread, run), "stepping")) {
                return alone;
            }
            List<RunStep> all = super.list(thread, PageRequest.oldest(10)).data().stream()
                    .flatMap(other -> super.listSteps(thread, other.id(), page, include).data().stream())
                    .toList();
            return Page.of(all, false, step -> step.id().value());
        }
    }

    private static final class FindsInAnyRun extends PassedRuns {
        FindsInAnyRun(Runs real) {
            super(real);
        }

        @Override
        public RunStep findStep(ThreadId thread, RunId run, RunStepId step, Set<StepInclude> include) {
            try {
                return super.findStep(thread, run, step, include);
            } catch (NotFoundException e) {
                return all(thread, include)
                        .filter(other -> other.id().equals(step))
                        .findFirst()
                        .orElseThrow(() -> e);
            }
        }

        private Stream<RunStep> all(ThreadId thread, Set<StepInclude> include) {
            return super.list(thread, PageRequest.oldest(10)).data().stream()
                    .flatMap(run -> super.listSteps(thread, run.id(), PageRequest.FIRST, include).data().stream());
        }
    }
}
