package io.assistants4j.core.engine;

import java.util.OptionalLong;

/** Counts tokens before a model is asked, so that a turn can be made to fit. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /**
     * A guess that needs no vocabulary and is seldom too low: three letters or blanks of ASCII are a token, its other characters two
     * thirds of one, characters of other alphabets one, and an emoji is four. Texts without words, such as keys and images in
     * base64, may have twice as many.
     */
    TokenCounter ESTIMATE = (model, text) -> (text.chars()
                            .mapToLong(unit -> {
                                if (unit >= 0x80) {
                                    return Character.isSurrogate((char) unit) ? 12 : 6;
                                }
                                return Character.isLetter(unit) || unit == ' ' ? 2 : 4;
                            })
                            .sum()
                    + 5)
            / 6;

    /** The tokens of a text as this model counts them, or a good guess where the model is not known. */
    long count(String model, String text);

    /** How many tokens this model reads at most in one turn; empty where that is not known. */
    default OptionalLong window(String model) {
        return OptionalLong.empty();
    }
}
