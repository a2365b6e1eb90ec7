package io.assistants4j.openai.chaos;

import java.util.SplittableRandom;

/** Every decision of a seed: the same in the same place, whatever happened elsewhere before. */
record Dice(long seed) {
    SplittableRandom at(int... place) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int part : place) {
            random = new SplittableRandom(random.nextLong() + part);
        }
        return random;
    }
}
