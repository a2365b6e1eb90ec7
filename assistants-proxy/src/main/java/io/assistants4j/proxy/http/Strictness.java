package io.assistants4j.proxy.http;

/** What becomes of requests that are more or less than the API describes. */
public enum Strictness {
    /** Unknown fields are ignored, with a line in the log that names them; the version header may be absent. */
    TOLERANT,
    /** Unknown fields are refused, and so is a request without the version header. */
    STRICT
}
