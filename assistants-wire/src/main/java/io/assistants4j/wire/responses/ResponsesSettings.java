package io.assistants4j.wire.responses;

import io.assistants4j.wire.turns.TurnLabels;
import java.util.Objects;

/**
 * How responses are asked for.
 *
 * @param delivery how the far side goes about them
 * @param labels what it is told about where requests come from
 */
public record ResponsesSettings(Delivery delivery, TurnLabels labels) {
    /** While somebody listens, and nothing is told. */
    public static final ResponsesSettings DEFAULTS = new ResponsesSettings(Delivery.STREAM, TurnLabels.NONE);

    public ResponsesSettings {
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(labels, "labels");
    }
}
