package io.assistants4j.local;

import java.util.Locale;

/**
 * One sentence of a text.
 *
 * @param text the sentence, on one line
 * @param heading the heading or the introducing line it stands under, empty if there is none
 */
record Sentence(String text, String heading) {

    /** Whether it ends in a question mark of any script, closing brackets and quotes aside. */
    boolean isQuestion() {
        for (int end = text.length(); end > 0; ) {
            int c = text.codePointBefore(end);
            if (c == '?' || c == '\uff1f' || c == '\u061f' || c == '\u037e') {
                return true;
            }
            if (Character.isLetterOrDigit(c)) {
                return false;
            }
            end -= Character.charCount(c);
        }
        return false;
    }

    /** The same for two sentences that differ in case, spacing and punctuation only. */
    String key() {
        return key(text);
    }

    static String key(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}
