package io.assistants4j.openai.chaos;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What is to happen in one run of a conversation, apart from what goes wrong.
 *
 * @param way how its caller follows it
 * @param cancelling when its caller cancels it
 * @param turns what the model says, turn by turn
 */
record Plan(int conversation, int number, Way way, Cancelling cancelling, List<Speech> turns) {
    private static final int PLANS = 0;

    /** How a run is followed. */
    enum Way {
        /** As a stream, to its end. */
        STREAMED,
        /** As a stream that is left soon; then by asking. */
        LEFT,
        /** By asking. */
        POLLED,
        /** By waiting in the call that creates it. */
        AWAITED
    }

    /** When a run is cancelled. */
    enum Cancelling {
        /** Never. */
        NEVER,
        /** As soon as it is there. */
        AT_ONCE,
        /** In the middle of its last answer, which would never end. */
        IN_ITS_ANSWER,
        /** While it waits for outputs. */
        WHILE_IT_WAITS
    }

    static Plan of(Dice dice, int conversation, int number, Kind kind) {
        SplittableRandom random = dice.at(PLANS, conversation, number);
        Way way = Way.values()[random.nextInt(Way.values().length)];
        boolean calling = random.nextInt(10) < 3;
        Cancelling cancelling = random.nextInt(10) > 1 ? Cancelling.NEVER : cancelling(random, calling);
        Speech answer = Speech.answer(random, cancelling == Cancelling.IN_ITS_ANSWER);
        List<Speech> turns = calling ? List.of(Speech.calls(random, kind != Kind.CHAT), answer) : List.of(answer);
        return new Plan(conversation, number, way, cancelling, turns);
    }

    /** What the caller asks; it names the plan, so the far side knows what to do. */
    String question() {
        return "Question " + number + " of conversation " + conversation + "?";
    }

    /** The messages of the model, if nothing goes wrong. */
    List<String> messages() {
        return turns.stream().flatMap(Speech::messages).toList();
    }

    boolean isLast(int turn) {
        return turn == turns.size() - 1;
    }

    private static Cancelling cancelling(SplittableRandom random, boolean calling) {
        Cancelling[] all = Cancelling.values();
        return all[1 + random.nextInt(calling ? all.length - 1 : all.length - 2)];
    }
}
