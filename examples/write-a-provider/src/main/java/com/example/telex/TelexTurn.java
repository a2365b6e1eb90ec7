package com.example.telex;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Telex says in one turn. */
final class TelexTurn implements TurnStream {
    private final TelexLine line;

    TelexTurn(TelexLine line) {
        this.line = line;
    }

    // region events
    @Override
    public @Nullable TurnEvent next() {
        List<String> words = line.receive();
        while (!words.isEmpty()) {
            switch (words.get(0)) {
                case "BEGIN":
                    return new TurnEvent.MessageStarted();
                case "SAY":
                    return new TurnEvent.TextDelta(0, words.get(1));
                case "STOP":
                    return new TurnEvent.MessageEnded();
                case "END":
                    return new TurnEvent.Completed(usage(words.get(1), words.get(2)));
                case "CUT":
                    return new TurnEvent.Incomplete(reason(words.get(1)), usage(words.get(2), words.get(3)));
                case "FAIL":
                    return new TurnEvent.Failed(LastError.of(ErrorCode.of(words.get(1)), words.get(2)), null);
                // endregion
                // region calls
                case "CALL":
                    return new TurnEvent.CallStarted(new ToolCallId(words.get(1)), words.get(2));
                case "WITH":
                    return new TurnEvent.ArgumentsDelta(new ToolCallId(words.get(1)), words.get(2));
                case "DO":
                    return new TurnEvent.CallEnded(new ToolCallId(words.get(1)));
                // endregion
                default:
                    // A word of a later Telex.
                    words = line.receive();
            }
        }
        return null;
    }

    @Override
    public void close() {
        line.close();
    }

    private static TurnEvent.Reason reason(String word) {
        return word.equals("length") ? TurnEvent.Reason.MAX_OUTPUT_TOKENS : TurnEvent.Reason.CONTENT_FILTER;
    }

    private static Usage usage(String prompt, String completion) {
        return Usage.of(Long.parseLong(prompt), Long.parseLong(completion));
    }
}
