package io.assistants4j.testkit.contract.subject;

import java.util.List;
import java.util.OptionalInt;

/**
 * The model of an adapter's far side, as far as a test can tell it what to do. An adapter decides for each turn: what it cannot
 * bring about it refuses with {@link NotApplicable}, and the requirements that need it are reported so. Every model must be
 * able to say something and, where it knows functions, to call one that it is made to call.
 */
public interface ScriptedModel {
    /**
     * Makes the model do this in its next turn that nothing was said about yet.
     *
     * @throws NotApplicable where this model cannot be made to
     */
    void will(ModelTurn turn);

    /** The instructions of the assistants that requirements make; read after {@link #will}. */
    default String instructions() {
        return "Be brief.";
    }

    /** What the user asks in the threads that requirements make; read after {@link #will}. */
    default String question() {
        return "How cold is Oslo?";
    }

    /** How many turns the model was asked for so far; nothing where that cannot be told. */
    default OptionalInt asked() {
        return OptionalInt.empty();
    }

    /**
     * The turns the model was asked for so far, oldest first.
     *
     * @throws NotApplicable where nobody can tell
     */
    default List<AskedTurn> turns() {
        throw new NotApplicable("Nobody can tell what this model is asked for.");
    }
}
