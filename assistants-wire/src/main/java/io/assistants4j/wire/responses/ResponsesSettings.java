package io.assistants4j.wire.responses;

import io.assistants4j.wire.turns.TurnLabels;
import java.util.Objects;

/**
 * How responses are asked for.
 *
 * @param delivery how the far side goes about them
 * @param labels what it is told about where requests come from
 * @param counting whether it counts tokens
 */
public record ResponsesSettings(Delivery delivery, TurnLabels labels, Counting counting) {
    /** While somebody listens, nothing is told, and tokens are counted here. */
    public static final ResponsesSettings DEFAULTS = new ResponsesSettings(Delivery.STREAM, TurnLabels.NONE);

    /** Tokens are counted here. */
    public ResponsesSettings(Delivery delivery, TurnLabels labels) {
        this(delivery, labels, Counting.HERE);
    }

    public ResponsesSettings {
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(counting, "counting");
    }
}
