package io.assistants4j.wire.dialect;

import java.util.regex.Pattern;

/** How servers and gateways say that they do not know a route. */
final class MissingRoute {
    /** {@code HTTP 404} is our own beginning for an answer without an envelope: a page, plain text, nothing. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)(HTTP 404\\b.*|(resource )?not found\\.?|invalid url .*|no route matched.*)", Pattern.DOTALL);

    private MissingRoute() {}

    static boolean isSaidBy(String message) {
        return SAID.matcher(message).matches();
    }
}
