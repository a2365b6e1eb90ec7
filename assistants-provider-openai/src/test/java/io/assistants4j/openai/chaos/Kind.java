package io.assistants4j.openai.chaos;

import java.time.Duration;
import java.util.List;

/** The kinds of far side. */
enum Kind {
    /** The Responses API. */
    RESPONSES,
    /** The Responses API, which is left alone for a silence so short that a busy machine may need longer for an answer. */
    SILENT,
    /** The Responses API, at times refusing connections. */
    COMING_AND_GOING,
    /** The Chat Completions API. */
    CHAT;

    /** Of ten conversations six are of the first kind and two of the second. */
    static Kind of(int conversation) {
        return switch (conversation % 10) {
            case 6, 7 -> SILENT;
            case 8 -> COMING_AND_GOING;
            case 9 -> CHAT;
            default -> RESPONSES;
        };
    }

    /** What goes wrong there. */
    List<Trouble> troubles() {
        return switch (this) {
            case RESPONSES, CHAT ->
                List.of(Trouble.RESET, Trouble.CUT, Trouble.CUT, Trouble.TOO_MANY, Trouble.BROKEN, Trouble.GARBAGE);
            case SILENT -> List.of(Trouble.SILENCE, Trouble.STALL, Trouble.STALL, Trouble.CUT, Trouble.RESET);
            case COMING_AND_GOING ->
                List.of(Trouble.REFUSED, Trouble.REFUSED, Trouble.RESET, Trouble.CUT, Trouble.TOO_MANY);
        };
    }

    /** How long it may be silent, in real time. */
    Duration silence() {
        return this == SILENT ? Duration.ofMillis(300) : Duration.ofMinutes(1);
    }

    /** Whether attempts end as the plan says; where time plays a part, any of them may take too long. */
    boolean isExact() {
        return this != SILENT;
    }
}
