package io.assistants4j.wire.dialect;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.NotFoundException;
import java.util.regex.Pattern;

/** How servers and gateways say that they do not know a route. */
public final class MissingRoute {
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;

    /** {@code HTTP 404} is our own beginning for an answer without an envelope: a page, plain text, nothing. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)(HTTP 404\\b.*|(resource )?not found\\.?|invalid url .*|no route matched.*)", Pattern.DOTALL);

    private MissingRoute() {}

    static boolean isSaidBy(String message) {
        return SAID.matcher(message).matches();
    }

    /** Whether a call failed because the far side does not know its route, rather than for what it was about. */
    public static boolean isToldBy(AssistantsException failure, ErrorDecoder errors) {
        ErrorDetails said = failure.details();
        return said.status() == METHOD_NOT_ALLOWED
                || said.status() == NOT_IMPLEMENTED
                || (failure instanceof NotFoundException
                        && errors.saysNoSuchRoute(new ErrorText(
                                String.valueOf(failure.getMessage()), said.type(), said.param(), said.code())));
    }
}
