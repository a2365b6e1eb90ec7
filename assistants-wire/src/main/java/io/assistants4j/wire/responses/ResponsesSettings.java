package io.assistants4j.wire.responses;

import io.assistants4j.wire.turns.RefusedParameters;
import io.assistants4j.wire.turns.TurnLabels;
import java.util.Objects;

/**
 * How responses are asked for.
 *
 * @param delivery how the far side goes about them
 * @param labels what it is told about where requests come from
 * @param counting whether it counts tokens
 * @param refused what becomes of parameters that a model does not take
 */
public record ResponsesSettings(Delivery delivery, TurnLabels labels, Counting counting, RefusedParameters refused) {
    /** While somebody listens, nothing is told, tokens are counted here, and what is refused is left out. */
    public static final ResponsesSettings DEFAULTS = new ResponsesSettings(Delivery.STREAM, TurnLabels.NONE);

    /** Tokens are counted here, and what is refused is left out. */
    public ResponsesSettings(Delivery delivery, TurnLabels labels) {
        this(delivery, labels, Counting.HERE, RefusedParameters.DROP);
    }

    public ResponsesSettings {
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(refused, "refused");
    }
}
