package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.http.Gate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model of the far side does in one turn, in words of no adapter. Immutable; every method gives a longer copy.
 *
 * @param parts what it does, in this order
 * @param ending how the turn ends
 * @param usage the tokens it used
 */
public record ModelTurn(List<Part> parts, Ending ending, Usage usage) {
    /** A turn in which nothing happens before it ends well. */
    public static final ModelTurn BEGIN = new ModelTurn(List.of(), new Completed(), Usage.of(10, 5));

    public ModelTurn {
        parts = List.copyOf(parts);
    }

    /** A turn that says any text: what it says does not matter. */
    public static ModelTurn saysSomething() {
        return BEGIN.then(new SaysSomething());
    }

    /** A turn that says a whole message in these pieces. */
    public static ModelTurn says(String... pieces) {
        return BEGIN.then(new Says(List.of(pieces), Extent.WHOLE));
    }

    /** A turn that refuses in these pieces. */
    public static ModelTurn refuses(String... pieces) {
        return BEGIN.then(new Refuses(List.of(pieces)));
    }

    /** A turn that calls this function with any arguments, because it must. */
    public static ModelTurn callsSomehow(String function) {
        return BEGIN.then(new CallsSomehow(function));
    }

    /** A turn that calls a function with arguments in these pieces. */
    public static ModelTurn calls(String id, String function, String... arguments) {
        return BEGIN.thenCalls(id, function, arguments);
    }

    /** Then says any text. */
    public ModelTurn thenSaysSomething() {
        return then(new SaysSomething());
    }

    /** Then says one more message. */
    public ModelTurn thenSays(String... pieces) {
        return then(new Says(List.of(pieces), Extent.WHOLE));
    }

    /** Then begins a message in these pieces, which is still open when the next thing happens or the turn ends. */
    public ModelTurn thenBeginsToSay(String... pieces) {
        return then(new Says(List.of(pieces), Extent.OPEN));
    }

    /** Then calls one more function. */
    public ModelTurn thenCalls(String id, String function, String... arguments) {
        return then(new Calls(id, function, List.of(arguments)));
    }

    /** Then does something this version knows nothing about. */
    public ModelTurn thenDoesTheUnknown() {
        return then(new DoesTheUnknown());
    }

    /** Then stops until the gate opens. */
    public ModelTurn waitsAt(Gate gate) {
        return then(new Waits(gate));
    }

    /** Uses so many tokens. */
    public ModelTurn using(long prompt, long completion) {
        return new ModelTurn(parts, ending, Usage.of(prompt, completion));
    }

    /** Ends as a failure. */
    public ModelTurn failing(ErrorCode code, String message) {
        return new ModelTurn(parts, new Failed(code, message), usage);
    }

    /** Ends early. */
    public ModelTurn cutBy(Limit limit) {
        return new ModelTurn(parts, new Cut(limit), usage);
    }

    /** Ends without a word: the far side hangs up. */
    public ModelTurn breakingOff() {
        return new ModelTurn(parts, new BrokenOff(), usage);
    }

    private ModelTurn then(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new ModelTurn(more, ending, usage);
    }

    /** One thing a model does. */
    public sealed interface Part {}

    /** Says any text. */
    public record SaysSomething() implements Part {}

    /**
     * Says a text.
     *
     * @param pieces the text as it comes
     * @param extent whether the message is whole then
     */
    public record Says(List<String> pieces, Extent extent) implements Part {}

    /**
     * Refuses to answer.
     *
     * @param pieces its words as they come
     */
    public record Refuses(List<String> pieces) implements Part {}

    /**
     * Calls a function with any arguments.
     *
     * @param function its name
     */
    public record CallsSomehow(String function) implements Part {}

    /**
     * Calls a function.
     *
     * @param id the call's id
     * @param function its name
     * @param arguments its arguments as they come
     */
    public record Calls(String id, String function, List<String> arguments) implements Part {}

    /** Does something this version knows nothing about. */
    public record DoesTheUnknown() implements Part {}

    /**
     * Stops for a while.
     *
     * @param gate until this opens
     */
    public record Waits(Gate gate) implements Part {}

    /** How much of a message has been said. */
    public enum Extent {
        /** All of it. */
        WHOLE,
        /** It goes on, or never will. */
        OPEN
    }

    /** How a turn ends. */
    public sealed interface Ending {}

    /** Well. */
    public record Completed() implements Ending {}

    /**
     * As a failure.
     *
     * @param code the code a run shows
     * @param message the words
     */
    public record Failed(ErrorCode code, String message) implements Ending {}

    /**
     * Early.
     *
     * @param limit what cut it
     */
    public record Cut(Limit limit) implements Ending {}

    /** Without a word. */
    public record BrokenOff() implements Ending {}

    /** What cuts a turn. */
    public enum Limit {
        /** The bound on the tokens written. */
        MAX_TOKENS,
        /** A filter of contents. */
        CONTENT_FILTER
    }
}
