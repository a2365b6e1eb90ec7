package io.assistants4j.local;

import io.assistants4j.tokens.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts tokens as o200k_base does, the encoding of the vendor's current models.
 *
 * <p>The vocabulary is read when it is first needed, which takes some hundred milliseconds.
 */
final class Tokens {

    private Tokens() {}

    /** The tokens of {@code text}; names of control tokens count as the plain text they are. */
    static int count(String text) {
        return Math.toIntExact(Vocabulary.O200K.count(text));
    }

    /** The first of the {@code words}, as many as have together at most {@code most} tokens. */
    static List<String> limit(List<String> words, int most) {
        if (count(String.join("", words)) <= most) {
            return words;
        }
        List<String> kept = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            if (count(text.append(word).toString()) > most) {
                break;
            }
            kept.add(word);
        }
        return kept;
    }
}
