package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.testkit.contract.subject.AskedTurn;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model that remembers what it was told to do. */
class OverheardModel implements ScriptedModel {
    private final ScriptedModel real;
    private final List<ModelTurn> told = new CopyOnWriteArrayList<>();

    OverheardModel(ScriptedModel real) {
        this.real = real;
    }

    final List<ModelTurn> told() {
        return List.copyOf(told);
    }

    @Override
    public void will(ModelTurn turn) {
        told.add(turn);
        real.will(turn);
    }

    @Override
    public String instructions() {
        return real.instructions();
    }

    @Override
    public String question() {
        return real.question();
    }

    @Override
    public OptionalInt asked() {
        return real.asked();
    }

    @Override
    public List<AskedTurn> turns() {
        return real.turns();
    }
}
