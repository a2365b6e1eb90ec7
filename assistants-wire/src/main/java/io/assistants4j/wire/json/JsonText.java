package io.assistants4j.wire.json;

import java.util.BitSet;

/**
 * Checks that bytes are exactly one JSON value as RFC 8259 has it. Values kept raw go through it, because Moshi hands them
 * out after no more than counting brackets.
 */
final class JsonText {

    /** How deep arrays and objects may stand in each other; a bound for whoever reads the value recursively later. */
    static final int MAX_DEPTH = 128;

    private final byte[] bytes;
    private int at;

    private JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Fails with a {@link DecodeFailure} unless the bytes are one JSON value, white space around it allowed. */
    static byte[] check(byte[] bytes) {
        JsonText text = new JsonText(bytes);
        text.value();
        if (text.peek() >= 0) {
            throw text.malformed("more text after the end");
        }
        return bytes;
    }

    private void value() {
        BitSet objects = new BitSet();
        int depth = 0;
        boolean expectValue = true;
        do {
            if (expectValue) {
                int c = next("a value");
                if (c != '{' && c != '[') {
                    scalar(c);
                } else {
                    if (depth == MAX_DEPTH) {
                        throw DecodeFailure.malformed("nested more than " + MAX_DEPTH + " levels deep");
                    }
                    objects.set(depth++, c == '{');
                    if (peek() == (c == '{' ? '}' : ']')) {
                        at++;
                        depth--;
                    } else {
                        if (c == '{') {
                            name();
                        }
                        continue;
                    }
                }
            }
            expectValue = false;
            if (depth > 0) {
                boolean object = objects.get(depth - 1);
                int c = next("a comma or the end");
                if (c == ',') {
                    if (object) {
                        name();
                    }
                    expectValue = true;
                } else if (c == (object ? '}' : ']')) {
                    depth--;
                } else {
                    throw malformed("a comma is missing");
                }
            }
        } while (depth > 0 || expectValue);
    }

    private void name() {
        if (next("a name") != '"') {
            throw malformed("a name in quotes is missing");
        }
        string();
        if (next("a colon") != ':') {
            throw malformed("a colon is missing");
        }
    }

    private void scalar(int c) {
        switch (c) {
            case '"' -> string();
            case 't' -> word("rue");
            case 'f' -> word("alse");
            case 'n' -> word("ull");
            default -> number(c);
        }
    }

    private void string() {
        while (at < bytes.length) {
            byte c = bytes[at++];
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                escape();
            } else if (c >= 0 && c < ' ') {
                throw malformed("a control character in a string");
            }
        }
        throw malformed("an unterminated string");
    }

    private void escape() {
        int c = at < bytes.length ? bytes[at++] : -1;
        if (c == 'u') {
            for (int end = at + 4; at < end; at++) {
                if (at >= bytes.length || Character.digit(bytes[at], 16) < 0) {
                    throw malformed("a bad escape in a string");
                }
            }
        } else if (c < 0 || "\"\\/bfnrt".indexOf(c) < 0) {
            throw malformed("a bad escape in a string");
        }
    }

    private void word(String rest) {
        for (int i = 0; i < rest.length(); i++, at++) {
            if (at >= bytes.length || bytes[at] != rest.charAt(i)) {
                throw malformed("an unknown word");
            }
        }
    }

    private void number(int first) {
        int c = first;
        if (c == '-') {
            c = at < bytes.length ? bytes[at++] : -1;
        }
        if (!isDigit(c)) {
            throw malformed("no value");
        }
        if (c != '0') {
            digits();
        }
        if (at < bytes.length && bytes[at] == '.') {
            at++;
            someDigits();
        }
        if (at < bytes.length && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            someDigits();
        }
        if (at < bytes.length && isDigit(bytes[at])) {
            throw malformed("a number that begins with 0");
        }
    }

    private void someDigits() {
        int before = at;
        digits();
        if (at == before) {
            throw malformed("a number without digits");
        }
    }

    private void digits() {
        while (at < bytes.length && isDigit(bytes[at])) {
            at++;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The next byte behind white space, or -1 at the end; not consumed. */
    private int peek() {
        while (at < bytes.length) {
            byte c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c & 0xFF;
            }
            at++;
        }
        return -1;
    }

    private int next(String expected) {
        int c = peek();
        if (c < 0) {
            throw malformed("it ends where " + expected + " is due");
        }
        at++;
        return c;
    }

    private DecodeFailure malformed(String what) {
        return DecodeFailure.malformed(what);
    }
}
