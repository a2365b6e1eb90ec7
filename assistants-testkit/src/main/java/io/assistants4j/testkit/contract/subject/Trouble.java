package io.assistants4j.testkit.contract.subject;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What can happen to an answer on its way. */
public enum Trouble {
    /** Comments stand between the events of a stream. */
    COMMENTS,
    /** Lines end in a carriage return and a line feed. */
    CARRIAGE_RETURNS,
    /** It comes a byte at a time. */
    BYTES,
    /** The data of events stands on several lines. */
    SEVERAL_LINES,
    /** The blank line behind the last event is missing. */
    NO_LAST_BLANK_LINE,
    /** Events nobody knows stand between those of a stream. */
    UNKNOWN_EVENTS,
    /** The connection is cut in the middle of a stream, before the word {@code degrees}. */
    CUT,
    /** A proxy's page stands in the place of an error. */
    PAGE,
    /** An error has no body. */
    NO_WORDS,
    /** The head of an answer goes on for ever, a letter at a time. */
    DRIP,
    /** A stream says nothing more, from the word {@code degrees} on. */
    STALL,
    /** A stream only says that it lives before the word {@code degrees}, for longer than {@link #SILENCE}. */
    HEARTBEATS;

    /** The status of errors. */
    public static final int STATUS = 502;

    /** How long a provider may hear nothing that is to get over {@link #HEARTBEATS}. */
    public static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration BEAT = Duration.ofMillis(20);
    private static final String UNKNOWN =
            "event: brand_new\ndata: {\"type\":\"brand_new\",\"object\":\"brand_new\",\"choices\":[]}\n\n";

    /** The fault that brings it about. */
    public Fault fault() {
        return switch (this) {
            case COMMENTS -> Fault.rewriting(event -> ": keep-alive\n\n" + event);
            case CARRIAGE_RETURNS -> Fault.rewriting(event -> event.replace("\n", "\r\n"));
            case BYTES -> Fault.byteByByte();
            case SEVERAL_LINES -> Fault.rewriting(event -> event.replace("data: {", "data: {\ndata: "));
            case NO_LAST_BLANK_LINE -> Fault.rewriting(new BlankLineLater());
            case UNKNOWN_EVENTS -> Fault.rewriting(event -> UNKNOWN + event);
            case CUT -> Fault.cutBefore("degrees");
            case PAGE -> Fault.html(STATUS);
            case NO_WORDS -> Fault.emptyBody(STATUS);
            case DRIP -> Fault.answering(Answer.dripping(BEAT));
            case STALL -> Fault.holdBefore("degrees");
            case HEARTBEATS -> Fault.heartbeatsBefore("degrees", BEAT, SILENCE.plus(SILENCE.dividedBy(10)));
        };
    }

    /** Writes the line feed that ends an event only when the next one comes. */
    private static final class BlankLineLater implements UnaryOperator<String> {
        private String owed = "";

        @Override
        public String apply(String event) {
            String before = owed;
            owed = "\n";
            return before + event.substring(0, event.length() - 1);
        }
    }
}
