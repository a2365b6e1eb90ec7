package io.assistants4j.wire.responses;

import java.nio.charset.StandardCharsets;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events that every token comes in, without a reader made for each of them: an object of texts, whole numbers, nulls
 * and empty lists. Whatever is not quite that, malformed or not, is left to {@link FrameReader}. Used by one thread.
 */
final class DeltaReader {
    private static final String NULL = "null";
    private static final int LONGEST_NUMBER = 9;
    private static final int ESCAPED_UNIT = 4;

    private byte[] bytes = new byte[512];
    private int end;
    private int at;
    private boolean plain;

    private long sequence;
    private int outputIndex;
    private int contentIndex;
    private String delta = "";

    /** The event; null where it is left to others. */
    @Nullable
    Frame read(ByteString data) {
        end = data.size();
        if (bytes.length < end) {
            bytes = new byte[Math.max(end, 2 * bytes.length)];
        }
        data.copyInto(0, bytes, 0, end);
        at = 0;
        plain = true;
        sequence = -1;
        outputIndex = -1;
        contentIndex = 0;
        delta = "";
        object();
        return plain && peek() < 0 ? new Frame(sequence, outputIndex, contentIndex, delta, null, null, null) : null;
    }

    private void object() {
        expect('{');
        if (peek() == '}') {
            at++;
            return;
        }
        do {
            member();
        } while (plain && took(','));
        expect('}');
    }

    private void member() {
        expect('"');
        int from = at;
        int to = withoutEscapes();
        expect(':');
        if (!plain) {
            return;
        }
        if (is(from, to, "delta")) {
            expect('"');
            int start = at;
            delta = text(start, stringEnd());
        } else if (is(from, to, "output_index")) {
            outputIndex = number();
        } else if (is(from, to, "content_index")) {
            contentIndex = number();
        } else if (is(from, to, "sequence_number")) {
            sequence = number();
        } else if (is(from, to, "response") || is(from, to, "item") || is(from, to, "error")) {
            plain = false;
        } else {
            skip();
        }
    }

    private void skip() {
        int c = peek();
        if (c == '"') {
            at++;
            int unused = withoutEscapes();
        } else if (c == '[') {
            at++;
            expect(']');
        } else if (c >= '0' && c <= '9') {
            int unused = number();
        } else {
            plain &= is(at, Math.min(end, at + NULL.length()), NULL);
            at = Math.min(end, at + NULL.length());
        }
    }

    /** A whole number of few digits. */
    private int number() {
        int from = peek() < 0 ? end : at;
        int value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < LONGEST_NUMBER) {
            value = 10 * value + bytes[at++] - '0';
        }
        boolean leadingZero = at - from > 1 && bytes[from] == '0';
        plain &= at > from && !leadingZero && (peek() == ',' || peek() == '}');
        return value;
    }

    /** Passes over the rest of a string and its quotation mark; where its text ends. */
    private int stringEnd() {
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            plain = false;
            at = end;
            return end;
        }
        return at++;
    }

    /** The same for a string without escapes. */
    private int withoutEscapes() {
        int from = at;
        int to = stringEnd();
        plain &= escape(from, to) == to;
        return to;
    }

    private String text(int from, int to) {
        int escape = escape(from, to);
        if (!plain || escape == to) {
            return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int start = from;
        while (escape < to && plain) {
            text.append(new String(bytes, start, escape - start, StandardCharsets.UTF_8));
            start = escape + 2;
            if (bytes[escape + 1] == 'u') {
                text.append((char) unit(start, to));
                start += ESCAPED_UNIT;
            } else {
                text.append(unescaped(bytes[escape + 1]));
            }
            escape = escape(start, to);
        }
        return plain
                ? text.append(new String(bytes, start, to - start, StandardCharsets.UTF_8))
                        .toString()
                : "";
    }

    private int escape(int from, int to) {
        int next = from;
        while (next < to && bytes[next] != '\\') {
            next++;
        }
        return next;
    }

    private char unescaped(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> {
                plain = false;
                yield '?';
            }
        };
    }

    private int unit(int from, int to) {
        int unit = 0;
        plain &= from + ESCAPED_UNIT <= to;
        for (int i = from; plain && i < from + ESCAPED_UNIT; i++) {
            int digit = Character.digit(bytes[i], 16);
            plain &= digit >= 0;
            unit = 16 * unit + digit;
        }
        return unit;
    }

    private boolean is(int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean took(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        plain &= took(c);
    }

    /** The next byte behind white space, not consumed; -1 at the end. */
    private int peek() {
        while (at < end) {
            byte c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return -1;
    }
}
