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
    /** The name of an event stands behind its data. */
    NAMES_LAST,
    /** Between the events stand lines about the stream itself, and names, without data. */
    NO_DATA,
    /** An error stands in the place of the rest of a stream, from the word {@code degrees} on; it says {@link #WORDS}. */
    ERROR,
    /** The connection is lost before the far side did anything. */
    RESET,
    /** The far side does as it is asked, and the connection is lost before its answer. */
    LOST,
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

    /** What errors in streams say. */
    public static final String WORDS = "the far side lost its thread";

    /** The status of errors. */
    public static final int STATUS = 502;

    /** How long a provider may hear nothing that is to get over {@link #HEARTBEATS}. */
    public static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration BEAT = Duration.ofMillis(20);
    private static final String UNKNOWN =
            "event: brand_new\ndata: {\"type\":\"brand_new\",\"object\":\"brand_new\",\"choices\":[]}\n\n";

    private static final String BROKEN =
            "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\""
                    + WORDS + "\",\"param\":null,\"error\":{\"message\":\"" + WORDS
                    + "\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n";

    /** The fault that brings it about. */
    public Fault fault() {
        return switch (this) {
            case COMMENTS -> Fault.rewriting(event -> ": keep-alive\n\n" + event);
            case CARRIAGE_RETURNS -> Fault.rewriting(event -> event.replace("\n", "\r\n"));
            case BYTES -> Fault.byteByByte();
            case SEVERAL_LINES -> Fault.rewriting(event -> event.replace("data: {", "data: {\ndata: "));
            case NO_LAST_BLANK_LINE -> Fault.rewriting(new BlankLineLater());
            case NAMES_LAST -> Fault.rewriting(Trouble::nameLast);
            case NO_DATA -> Fault.rewriting(event -> "id: 7\nretry: 1000\n\nevent: ping\n\n" + event);
            case UNKNOWN_EVENTS -> Fault.rewriting(event -> UNKNOWN + event);
            case ERROR -> Fault.rewriting(event -> event.contains("degrees") ? BROKEN : event);
            case RESET -> Fault.reset();
            case LOST -> Fault.loseAnswer();
            case CUT -> Fault.cutBefore("degrees");
            case PAGE -> Fault.html(STATUS);
            case NO_WORDS -> Fault.emptyBody(STATUS);
            case DRIP -> Fault.answering(Answer.dripping(BEAT));
            case STALL -> Fault.holdBefore("degrees");
            case HEARTBEATS -> Fault.heartbeatsBefore("degrees", BEAT, SILENCE.plus(SILENCE.dividedBy(10)));
        };
    }

    private static String nameLast(String event) {
        int end = event.indexOf('\n') + 1;
        return event.startsWith("event:")
                ? event.substring(end, event.length() - 1) + event.substring(0, end) + "\n"
                : event;
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
