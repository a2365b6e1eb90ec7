package io.assistants4j.testkit.http;

import io.assistants4j.testkit.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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

    /** The values of one query parameter in their order, decoded; a name is compared decoded, too. */
    public List<String> parameters(String name) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decoded(pair[0]).equals(name))
                .map(pair -> pair.length < 2 ? "" : decoded(pair[1]))
                .toList();
    }

    /** The value of one header, empty text when it was not sent. */
    public String header(String name) {
        return headers.first(name).orElse("");
    }

    ReceivedRequest redacted() {
        return new ReceivedRequest(method, path, query, headers.redacted(), body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
