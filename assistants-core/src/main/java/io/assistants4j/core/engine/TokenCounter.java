package io.assistants4j.core.engine;

import java.util.OptionalLong;

/** Counts tokens before a model is asked, so that a turn can be made to fit. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /**
     * A guess that needs no vocabulary: four characters of the Latin alphabet are a token, and so is every character that is
     * not ASCII.
     */
    TokenCounter ESTIMATE = (model, text) -> {
        long others = text.codePoints().filter(point -> point >= 0x80).count();
        return others + (text.codePointCount(0, text.length()) - others + 3) / 4;
    };

    /** The tokens of a text as this model counts them, or a good guess where the model is not known. */
    long count(String model, String text);

    /** How many tokens this model reads at most in one turn; empty where that is not known. */
    default OptionalLong window(String model) {
        return OptionalLong.empty();
    }
}
