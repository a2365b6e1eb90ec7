package io.assistants4j.core.engine;

import io.assistants4j.core.provider.Capabilities;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

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

    /**
     * The same far side, asked under other names: where a turn is for a model in this table, it is taken by the one the table
     * gives. What is stored and shown keeps the name somebody chose.
     *
     * @param aliases names by old names; a name it gives is not looked up again
     */
    public FarSide renaming(Map<String, String> aliases) {
        if (aliases.isEmpty()) {
            return this;
        }
        Map<String, String> names = Map.copyOf(aliases);
        return new FarSide(
                new ModelTurns() {
                    @Override
                    public TurnStream start(Turn turn) {
                        return turns.start(renamed(turn));
                    }

                    @Override
                    public OptionalLong count(Turn turn) {
                        return turns.count(renamed(turn));
                    }

                    private Turn renamed(Turn turn) {
                        return turn.withModel(names.getOrDefault(turn.model(), turn.model()));
                    }
                },
                capabilities,
                new TokenCounter() {
                    @Override
                    public long count(String model, String text) {
                        return tokens.count(names.getOrDefault(model, model), text);
                    }

                    @Override
                    public OptionalLong window(String model) {
                        return tokens.window(names.getOrDefault(model, model));
                    }
                });
    }
}
