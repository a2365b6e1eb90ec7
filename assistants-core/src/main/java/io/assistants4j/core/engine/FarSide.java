package io.assistants4j.core.engine;

import io.assistants4j.core.provider.Capabilities;
import java.util.Objects;

/**
 * What an engine has to know of the far side it drives.
 *
 * @param turns the model
 * @param capabilities what it can do; a run that needs more is refused before anything of it is stored
 * @param tokens how its tokens are counted where a turn must fit
 */
public record FarSide(ModelTurns turns, Capabilities capabilities, TokenCounter tokens) {
    public FarSide {
        Objects.requireNonNull(turns, "turns");
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(tokens, "tokens");
    }

    /** A far side that can do these things and whose tokens are estimated. */
    public static FarSide of(ModelTurns turns, Capabilities capabilities) {
        return new FarSide(turns, capabilities, TokenCounter.ESTIMATE);
    }
}
