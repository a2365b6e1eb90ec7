package io.assistants4j.core.id;

import io.assistants4j.core.internal.Require;

/**
 * The id of a run step; opaque, though one made by us begins with {@code step_}.
 *
 * @param value the text, not blank
 */
public record RunStepId(String value) {
    public RunStepId {
        Require.notBlank("id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
