package io.assistants4j.testkit.http;

import io.assistants4j.testkit.json.Json;

/**
 * One request as it arrived.
 *
 * @param method upper case
 * @param path without the query
 * @param query as sent, without the question mark; empty when there is none
 * @param headers all of them; credentials stand here only for the answering side, the {@link Journal} keeps them redacted
 * @param body decoded as UTF-8; empty when there is none
 */
public record ReceivedRequest(String method, String path, String query, Headers headers, String body) {
    /**
     * The body as JSON.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public Json json() {
        return Json.parse(body);
    }

    /** The value of one header, empty text when it was not sent. */
    public String header(String name) {
        return headers.first(name).orElse("");
    }

    ReceivedRequest redacted() {
        return new ReceivedRequest(method, path, query, headers.redacted(), body);
    }
}
