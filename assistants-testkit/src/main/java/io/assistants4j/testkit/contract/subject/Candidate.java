package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.AssistantsProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A provider that stands for its test.
 *
 * @param provider the provider, empty and of its own for each test; closed after the test
 * @param model the model of its far side
 * @param modelName a name of a model that the provider knows
 * @param farSide the far side's HTTP, where there is any
 * @param limits makes it with other limits of its calls, where it has any
 */
public record Candidate(
        AssistantsProvider provider,
        ScriptedModel model,
        String modelName,
        Optional<FarSide> farSide,
        Optional<WithLimits> limits) {
    /** One without limits of its calls. */
    public Candidate(AssistantsProvider provider, ScriptedModel model, String modelName, Optional<FarSide> farSide) {
        this(provider, model, modelName, farSide, Optional.empty());
    }

    /** A provider that calls nobody over HTTP, with a model of any name. */
    public static Candidate of(AssistantsProvider provider, ScriptedModel model) {
        return new Candidate(provider, model, "a-model", Optional.empty());
    }

    /**
     * A provider that calls this far side, with a model of any name and with limits of its calls. It is made at once, with ten
     * minutes for a call and five of silence.
     */
    public static <M extends ScriptedModel & FarSide> Candidate calling(M model, WithLimits limits) {
        AssistantsProvider provider = limits.provider(Duration.ofMinutes(10), Duration.ofMinutes(5));
        return of(provider, model).over(model).within(limits);
    }

    /** The same one whose calls go over HTTP to this far side. */
    public Candidate over(FarSide side) {
        return new Candidate(provider, model, modelName, Optional.of(side), limits);
    }

    /** The same one, its provider behind another. */
    public Candidate with(UnaryOperator<AssistantsProvider> change) {
        return new Candidate(change.apply(provider), model, modelName, farSide, limits);
    }

    /** The same one, which can be made with other limits. */
    public Candidate within(WithLimits other) {
        return new Candidate(provider, model, modelName, farSide, Optional.of(other));
    }
}
