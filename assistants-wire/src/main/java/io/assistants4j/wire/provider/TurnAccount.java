package io.assistants4j.wire.provider;

import io.assistants4j.core.engine.ModelTurns;
import java.util.Objects;

/**
 * One of several accounts that take the turns of one provider.
 *
 * @param name tells it from the others
 * @param turns takes turns with its credentials
 */
public record TurnAccount(String name, ModelTurns turns) {
    public TurnAccount {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(turns, "turns");
    }
}
