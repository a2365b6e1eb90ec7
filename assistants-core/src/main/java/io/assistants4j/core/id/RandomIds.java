package io.assistants4j.core.id;

import java.util.random.RandomGenerator;

/** Ids of 24 characters drawn from letters and digits: about 143 bits each, so two of them never meet. */
public final class RandomIds implements IdSource {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    /**
     * Draws from the given generator.
     *
     * @param random a thread-safe generator; use a {@code SecureRandom} wherever ids must not be guessed
     */
    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
