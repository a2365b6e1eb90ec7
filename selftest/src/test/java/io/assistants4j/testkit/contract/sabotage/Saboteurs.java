package io.assistants4j.testkit.contract.sabotage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All saboteurs by the requirement they break. */
public final class Saboteurs {
    private static final List<Map<String, Saboteur>> AREAS = List.of(
            SmokeSaboteurs.all(),
            AssistantsSaboteurs.all(),
            ThreadsSaboteurs.all(),
            MessagesSaboteurs.all(),
            PagingSaboteurs.all(),
            RunsSaboteurs.all(),
            RunSettingsSaboteurs.all(),
            RunStepsSaboteurs.all(),
            RunEndingsSaboteurs.all(),
            RunLimitsSaboteurs.all(),
            RunLocksSaboteurs.all(),
            RunWaitsSaboteurs.all(),
            CancellationSaboteurs.all(),
            ErrorsSaboteurs.all(),
            CapabilitiesSaboteurs.all(),
            ForwardCompatSaboteurs.all(),
            RunStreamSaboteurs.all(),
            RunStreamToolsSaboteurs.all(),
            RunStreamEndingsSaboteurs.all(),
            RunStreamViewsSaboteurs.all(),
            ClosingSaboteurs.all(),
            ToolLoopSaboteurs.all(),
            ToolOutputsSaboteurs.all(),
            FarSideSaboteurs.all());

    private Saboteurs() {}

    public static SortedMap<String, Saboteur> all() {
        SortedMap<String, Saboteur> all = new TreeMap<>();
        AREAS.forEach(area -> area.forEach((id, saboteur) -> {
            if (all.put(id, saboteur) != null) {
                throw new IllegalStateException(id + " has two saboteurs");
            }
        }));
        return all;
    }
}
