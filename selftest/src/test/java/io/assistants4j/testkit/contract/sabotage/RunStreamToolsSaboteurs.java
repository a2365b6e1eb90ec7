package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.DetailsDelta;
import io.assistants4j.core.event.RunStepDelta.FunctionDelta;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code RunStreamToolsContract}. */
final class RunStreamToolsSaboteurs {
    private static final String STEP_ENDED = "thread.run.step.completed";
    private static final ToolCall CALL = new ToolCall.Function(
            new ToolCallId("call_early"), new FunctionCall("get_wind", "", null, Extensions.NONE), Extensions.NONE);

    private RunStreamToolsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        calls(all);
        submissions(all);
        return all;
    }

    private static void calls(Map<String, Saboteur> all) {
        all.put("STR-020", Aim.at("get_weather").streams(() -> Retold.without("thread.run.step.in_progress")));
        all.put(
                "STR-021",
                Aim.at("get_wind")
                        .streams(() -> Changes.steps(
                                RunEvent.StepChanged.CREATED,
                                step -> step.withDetails(StepDetails.calls(List.of(CALL))))));
        all.put("STR-022", Aim.at("get_time").streams(() -> deltas(delta -> named(delta, "get_time"))));
        all.put(
                "STR-023",
                Aim.at("get_rain").streams(() -> deltas(delta -> delta.id() == null ? empty(delta) : delta)));
        all.put(
                "STR-024",
                Aim.at("get_north")
                        .streams(() -> deltas(delta -> new CallDelta.Function(
                                1 - delta.index(), delta.id(), delta.function(), delta.extensions()))));
        all.put(
                "STR-025",
                Aim.at("get_snow")
                        .streams(() -> Changes.runs(
                                "thread.run.requires_action",
                                run -> run.draft()
                                        .metadata(Metadata.of("a", "b"))
                                        .build())));
        all.put(
                "STR-026",
                Aim.at("get_fog")
                        .streams(() ->
                                Changes.steps("thread.run.step.in_progress", step -> step.withUsage(Usage.ZERO))));
    }

    private static void submissions(Map<String, Saboteur> all) {
        all.put(
                "STR-027",
                Aim.at("get_hail")
                        .submissions(() -> event -> event instanceof RunEvent.RunChanged changed
                                        && event.event().equals("thread.run.queued")
                                ? List.of(new RunEvent.RunChanged(RunEvent.RunChanged.CREATED, changed.run()), event)
                                : List.of(event)));
        all.put(
                "STR-028",
                Aim.at("get_ice")
                        .submissions(() -> Changes.steps(
                                STEP_ENDED,
                                step -> Changes.calls(step, call -> Changes.output(call, unused -> null)))));
        all.put(
                "STR-029",
                Aim.at("get_sun")
                        .submissions(() -> event -> event instanceof RunEvent.StepChanged changed
                                        && changed.step().stepDetails() instanceof StepDetails.ToolCalls
                                ? List.of(more(changed.step().id()), event)
                                : List.of(event)));
        all.put("STR-030", Aim.at("get_tide").submissions(() -> Changes.messages("thread.message.completed")));
    }

    private static CallDelta.Function named(CallDelta.Function delta, String name) {
        FunctionDelta function = delta.function();
        return new CallDelta.Function(
                delta.index(),
                delta.id(),
                new FunctionDelta(name, function.arguments(), function.output(), function.extensions()),
                delta.extensions());
    }

    private static CallDelta.Function empty(CallDelta.Function delta) {
        return new CallDelta.Function(delta.index(), delta.id(), null, delta.extensions());
    }

    private static RunEvent more(RunStepId step) {
        return new RunEvent.StepDelta(RunStepDelta.of(step, new CallDelta.Function(0, null, null, Extensions.NONE)));
    }

    private static Retold.Change deltas(UnaryOperator<CallDelta.Function> change) {
        return event -> List.of(event instanceof RunEvent.StepDelta delta ? retold(delta, change) : event);
    }

    private static RunEvent retold(RunEvent.StepDelta event, UnaryOperator<CallDelta.Function> change) {
        RunStepDelta delta = event.delta();
        DetailsDelta.ToolCalls details = (DetailsDelta.ToolCalls) delta.delta().stepDetails();
        CallDelta call = change.apply((CallDelta.Function) details.toolCalls().get(0));
        return new RunEvent.StepDelta(RunStepDelta.of(delta.id(), call));
    }
}
