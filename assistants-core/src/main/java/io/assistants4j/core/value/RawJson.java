package io.assistants4j.core.value;

import io.assistants4j.core.internal.Require;

/**
 * One JSON value kept as the text it came in, so that numbers, key order and unknown members survive unchanged.
 *
 * @param json the text of exactly one JSON value; well-formedness is the business of whoever reads it
 */
public record RawJson(String json) {
    public RawJson {
        Require.notEmpty("json", json);
    }

    @Override
    public String toString() {
        return json;
    }
}
