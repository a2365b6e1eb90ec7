package io.assistants4j.testkit.contract.reference;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.subject.AskedTurn;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** The scripted turns of an engine as a model of the contract. Thread-safe. */
public final class EngineModel implements ScriptedModel {
    private final ScriptedTurns turns;
    private final AtomicInteger calls = new AtomicInteger();

    /** Scripts these turns. */
    public EngineModel(ScriptedTurns turns) {
        this.turns = turns;
    }

    @Override
    public void will(ModelTurn turn) {
        TurnScript script = TurnScript.begin();
        boolean open = false;
        for (ModelTurn.Part part : turn.parts()) {
            if (open && !(part instanceof ModelTurn.Waits)) {
                script.event(new TurnEvent.MessageEnded());
                open = false;
            }
            add(script, part);
            open |= part instanceof ModelTurn.Says says && says.extent() == ModelTurn.Extent.OPEN;
        }
        if (open && turn.ending() instanceof ModelTurn.Completed) {
            script.event(new TurnEvent.MessageEnded());
        }
        end(script, turn);
        turns.then(script);
    }

    @Override
    public OptionalInt asked() {
        return OptionalInt.of(turns.asked().size());
    }

    @Override
    public List<AskedTurn> turns() {
        return turns.asked().stream().map(EngineModel::asked).toList();
    }

    private static AskedTurn asked(Turn turn) {
        List<ToolOutput> outputs = turn.items().stream()
                .filter(TurnItem.Returned.class::isInstance)
                .map(TurnItem.Returned.class::cast)
                .map(returned -> new ToolOutput(returned.id(), returned.output()))
                .toList();
        return new AskedTurn(turn.toolChoice(), turn.parallelToolCalls(), outputs);
    }

    private void add(TurnScript script, ModelTurn.Part part) {
        if (part instanceof ModelTurn.SaysSomething) {
            script.says("Minus four ", "degrees.");
        } else if (part instanceof ModelTurn.Says says) {
            say(script, says);
        } else if (part instanceof ModelTurn.Refuses refuses) {
            script.event(new TurnEvent.MessageStarted());
            refuses.pieces().forEach(piece -> script.event(new TurnEvent.RefusalDelta(0, piece)));
            script.event(new TurnEvent.MessageEnded());
        } else if (part instanceof ModelTurn.CallsSomehow call) {
            script.calls("call_" + calls.incrementAndGet(), call.function(), "{}");
        } else if (part instanceof ModelTurn.Calls call) {
            script.calls(call.id(), call.function(), call.arguments().toArray(String[]::new));
        } else if (part instanceof ModelTurn.DoesTheUnknown) {
            script.keeps("{\"type\":\"brand_new\"}");
        } else if (part instanceof ModelTurn.Waits waits) {
            script.waitsAt(waits.gate());
        }
    }

    private static void say(TurnScript script, ModelTurn.Says says) {
        if (says.extent() == ModelTurn.Extent.WHOLE) {
            script.says(says.pieces().toArray(String[]::new));
            return;
        }
        script.event(new TurnEvent.MessageStarted());
        says.pieces().forEach(piece -> script.event(new TurnEvent.TextDelta(0, piece)));
    }

    private static void end(TurnScript script, ModelTurn turn) {
        long prompt = turn.usage().promptTokens();
        long completion = turn.usage().completionTokens();
        if (turn.ending() instanceof ModelTurn.Completed) {
            script.completes(prompt, completion);
        } else if (turn.ending() instanceof ModelTurn.Cut cut) {
            script.endsEarly(reason(cut.limit()), prompt, completion);
        } else if (turn.ending() instanceof ModelTurn.Failed failed) {
            script.fails(failed.code(), failed.message());
        }
    }

    private static TurnEvent.Reason reason(ModelTurn.Limit limit) {
        return limit == ModelTurn.Limit.MAX_TOKENS
                ? TurnEvent.Reason.MAX_OUTPUT_TOKENS
                : TurnEvent.Reason.CONTENT_FILTER;
    }
}
