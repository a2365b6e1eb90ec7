package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.AssistantsProvider;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A provider that stands for its test.
 *
 * @param provider the provider, empty and of its own for each test; closed after the test
 * @param model the model of its far side
 * @param modelName a name of a model that the provider knows
 * @param farSide the far side's HTTP, where there is any
 */
public record Candidate(AssistantsProvider provider, ScriptedModel model, String modelName, Optional<FarSide> farSide) {
    /** A provider that calls nobody over HTTP, with a model of any name. */
    public static Candidate of(AssistantsProvider provider, ScriptedModel model) {
        return new Candidate(provider, model, "a-model", Optional.empty());
    }

    /** The same one whose calls go over HTTP to this far side. */
    public Candidate over(FarSide side) {
        return new Candidate(provider, model, modelName, Optional.of(side));
    }

    /** The same one, its provider behind another. */
    public Candidate with(UnaryOperator<AssistantsProvider> change) {
        return new Candidate(change.apply(provider), model, modelName, farSide);
    }
}
