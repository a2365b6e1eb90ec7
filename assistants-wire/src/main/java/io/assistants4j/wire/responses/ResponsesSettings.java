package io.assistants4j.wire.responses;

import io.assistants4j.wire.turns.TurnLabels;
import java.util.Objects;

/**
 * How responses are asked for.
 *
 * @param labels what the far side is told about where requests come from
 */
public record ResponsesSettings(TurnLabels labels) {
    /** Nothing is told. */
    public static final ResponsesSettings DEFAULTS = new ResponsesSettings(TurnLabels.NONE);

    public ResponsesSettings {
        Objects.requireNonNull(labels, "labels");
    }
}
