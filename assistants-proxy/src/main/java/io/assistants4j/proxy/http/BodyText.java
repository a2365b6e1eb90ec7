package io.assistants4j.proxy.http;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Refuses bodies that hold what is no text: it could not be kept, and something else would be in its place. */
final class BodyText {
    /** {@code \}, {@code u} and four digits. */
    private static final int ESCAPE = 6;

    private static final int HEXADECIMAL = 16;

    private BodyText() {}

    /**
     * Looks at a body before it is parsed.
     *
     * @throws InvalidRequestException where it is no UTF-8, or an escape in it is half of a character
     */
    static void check(byte[] body) {
        if (!isUtf8(body)) {
            throw refused("The body is not valid UTF-8.");
        }
        int at = halfCharacter(body);
        if (at >= 0) {
            String escape = new String(body, at, ESCAPE, StandardCharsets.US_ASCII);
            throw refused("The body is not valid JSON: '" + escape + "' is one half of a character.");
        }
    }

    private static boolean isUtf8(byte[] body) {
        if (isAscii(body)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] body) {
        for (byte one : body) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where an escape stands whose other half is missing; negative where there is none. */
    private static int halfCharacter(byte[] body) {
        int at = 0;
        while (at < body.length) {
            if (body[at] != '\\') {
                at++;
                continue;
            }
            char unit = unit(body, at);
            if (Character.isHighSurrogate(unit) && Character.isLowSurrogate(unit(body, at + ESCAPE))) {
                at += 2 * ESCAPE;
            } else if (Character.isSurrogate(unit)) {
                return at;
            } else {
                at += 2;
            }
        }
        return -1;
    }

    /** What the escape at this place stands for; a space where there is none with four digits. */
    private static char unit(byte[] body, int at) {
        if (at + ESCAPE > body.length || body[at] != '\\' || body[at + 1] != 'u') {
            return ' ';
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(body[i], HEXADECIMAL);
            if (digit < 0) {
                return ' ';
            }
            unit = unit * HEXADECIMAL + digit;
        }
        return (char) unit;
    }

    private static InvalidRequestException refused(String message) {
        return new InvalidRequestException(message, ErrorDetails.of(400, "invalid_request_error", null, null), null);
    }
}
