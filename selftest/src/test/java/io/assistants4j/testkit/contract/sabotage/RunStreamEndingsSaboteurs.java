package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Saboteurs of {@code RunStreamEndingsContract}. */
final class RunStreamEndingsSaboteurs {
    private static final String CUT = "thread.message.incomplete";
    private static final ModelTurn LABELLED = ModelTurn.saysSomething().using(40, 2);
    private static final RunEvent OF_NOTHING = new RunEvent.StepDelta(
            RunStepDelta.of(new RunStepId("step_none"), new CallDelta.Function(0, null, null, Extensions.NONE)));

    private RunStreamEndingsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        failures(all);
        limits(all);
        stops(all);
        snapshots(all);
        return all;
    }

    private static void failures(Map<String, Saboteur> all) {
        all.put("STR-031", Aim.at("Oslo is").streams(() -> Retold.without("thread.run.step.failed")));
        all.put("STR-032", Aim.at("Rome is").streams(() -> Changes.messages(CUT)));
        all.put(
                "STR-033",
                Aim.at("Too many tokens.")
                        .streams(() -> Changes.runs(
                                "thread.run.failed",
                                run -> run.draft()
                                        .lastError(LastError.of(ErrorCode.SERVER_ERROR, "Too many tokens."))
                                        .build())));
        all.put(
                "STR-034",
                Aim.at("It never began.")
                        .streams(() -> event -> event.event().equals("thread.run.failed")
                                ? List.of(OF_NOTHING, event)
                                : List.of(event)));
        all.put("STR-035", Aim.at("Athens is").streams(() -> Retold.until("thread.run.failed")));
        all.put("STR-046", Aim.at("Riga is").streams(() -> Changes.messages(CUT)));
    }

    private static void limits(Map<String, Saboteur> all) {
        all.put(
                "STR-036",
                Aim.at("Paris is")
                        .streams(() -> Changes.runs(
                                "thread.run.incomplete",
                                run -> run.draft().incompleteDetails(null).build())));
        all.put(
                "STR-037",
                Aim.at("Vienna is")
                        .streams(() -> Changes.runs(
                                "thread.run.incomplete",
                                run -> run.draft().status(RunStatus.FAILED).build())));
        all.put("STR-038", Aim.at("get_half").streams(() -> Retold.without("thread.run.step.failed")));
    }

    private static void stops(Map<String, Saboteur> all) {
        all.put("STR-039", Aim.at("Madrid is").streams(() -> Retold.without("thread.run.cancelling")));
        all.put("STR-040", Aim.at("Lisbon is").streams(() -> Changes.messages(CUT)));
        all.put("STR-041", Aim.at("Berlin is").streams(() -> Retold.without("thread.run.step.expired")));
        all.put("STR-042", Aim.at("Prague is").streams(() -> Changes.messages(CUT)));
    }

    private static void snapshots(Map<String, Saboteur> all) {
        all.put(
                "STR-043",
                Aim.at(LABELLED)
                        .streams(() -> Changes.runs(
                                "thread.run.completed",
                                run -> run.draft().metadata(Metadata.NONE).build())));
        all.put(
                "STR-044",
                Aim.at(LABELLED)
                        .streams(() -> Changes.steps("thread.run.step.completed", step -> step.withUsage(Usage.ZERO))));
        all.put("STR-045", Aim.at(LABELLED).streams(() -> Changes.messages("thread.message.completed")));
    }
}
