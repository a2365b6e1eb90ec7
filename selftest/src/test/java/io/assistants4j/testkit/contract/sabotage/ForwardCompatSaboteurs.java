package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code ForwardCompatContract}. */
final class ForwardCompatSaboteurs {
    private ForwardCompatSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("FWD-001", context -> {
            Candidate real = ReferenceProvider.candidate(context);
            return new Candidate(real.provider(), new StumblingModel(real.model()), real.modelName(), real.farSide());
        });
        all.put(
                "FWD-002",
                later(definition -> definition.parameters() == null
                        ? definition
                        : function(new RawJson("{\"type\":\"object\"}"), definition.extensions())));
        all.put("FWD-003", later(definition -> function(definition.parameters(), Extensions.NONE)));
        all.put("FWD-004", Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                Assistant found = super.find(id);
                return found.model().contains("brand-new")
                        ? AssistantChange.change().model("default").build().applyTo(found)
                        : found;
            }
        }));
        return all;
    }

    private static FunctionDefinition function(RawJson parameters, Extensions extensions) {
        return new FunctionDefinition("later", null, parameters, null, extensions);
    }

    /** Finds the functions called later otherwise. */
    private static Saboteur later(UnaryOperator<FunctionDefinition> change) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                Assistant found = super.find(id);
                List<Tool> tools = found.tools().stream()
                        .map(tool -> tool instanceof Tool.Function function
                                        && function.function().name().equals("later")
                                ? new Tool.Function(change.apply(function.function()), function.extensions())
                                : tool)
                        .toList();
                return AssistantChange.change().tools(tools).build().applyTo(found);
            }
        });
    }

    /** Breaks off where something unknown is to be done. */
    private static final class StumblingModel implements ScriptedModel {
        private final ScriptedModel real;

        StumblingModel(ScriptedModel real) {
            this.real = real;
        }

        @Override
        public void will(ModelTurn turn) {
            boolean here = turn.equals(ModelTurn.BEGIN.thenDoesTheUnknown().thenSays("Still here."));
            real.will(here ? turn.breakingOff() : turn);
        }
    }
}
