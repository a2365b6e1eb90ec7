package io.assistants4j.openai.chaos;

import io.assistants4j.core.run.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What the model says and does in one turn: a message, calls, another message; each may be missing.
 *
 * @param before pieces of the message before the calls
 * @param calls ids of calls
 * @param after pieces of the message after the calls
 * @param silent whether it falls silent at the end of its last message, for ever
 */
record Speech(List<String> before, List<String> calls, List<String> after, boolean silent, Usage usage) {
    private static final List<String> WORDS =
            List.of("so ", "naïve ", "\"quoted\" ", "line\nbreak ", "data: ", "漢字 ", "😀 ", "\\ ", "plain ");

    static Speech answer(SplittableRandom random, boolean silent) {
        return new Speech(pieces(random), List.of(), List.of(), silent, usage(random));
    }

    /** Calls one function or two, and may say something before or, where the API can tell so, after. */
    static Speech calls(SplittableRandom random, boolean afterCalls) {
        List<String> calls = random.nextBoolean() ? List.of("call_1") : List.of("call_1", "call_2");
        List<String> before = random.nextInt(4) == 0 ? pieces(random) : List.of();
        List<String> after = afterCalls && random.nextInt(3) == 0 ? pieces(random) : List.of();
        return new Speech(before, calls, after, false, usage(random));
    }

    /** The whole messages it consists of. */
    Stream<String> messages() {
        return Stream.of(before, after).filter(pieces -> !pieces.isEmpty()).map(pieces -> String.join("", pieces));
    }

    private static List<String> pieces(SplittableRandom random) {
        List<String> pieces = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            pieces.add(WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(1_000));
        }
        return pieces;
    }

    private static Usage usage(SplittableRandom random) {
        return Usage.of(1 + random.nextInt(1_000), 1 + random.nextInt(100));
    }
}
