package io.assistants4j.wire.responses;

/** Who counts what a model reads of a turn, where it might be too much. */
public enum Counting {
    /** This side alone, which counts texts and guesses the rest. */
    HERE,
    /**
     * This side, and where by its count something had to be left out, the far side before that is done: {@code POST
     * /responses/input_tokens}, one more call that asks no model. A server that does not know it is asked once.
     */
    FAR_SIDE
}
