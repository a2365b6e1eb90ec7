package com.example.telex;

import io.assistants4j.testkit.contract.subject.ModelTurn;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes a turn of the contract the way a Telex does. */
final class TelexPlay {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final PrintWriter out;
    private boolean open;

    TelexPlay(PrintWriter out) {
        this.out = out;
    }

    void play(ModelTurn turn) throws InterruptedException {
        for (ModelTurn.Part part : turn.parts()) {
            if (part instanceof ModelTurn.Waits waits) {
                waits.gate().pass();
            } else {
                stop();
                play(part);
            }
        }
        end(turn.ending(), turn.usage().promptTokens() + "\t" + turn.usage().completionTokens());
    }

    // region play
    private void play(ModelTurn.Part part) {
        if (part instanceof ModelTurn.SaysSomething) {
            say("Minus four ", "degrees.");
        } else if (part instanceof ModelTurn.Says says) {
            say(says.pieces().toArray(String[]::new));
        } else if (part instanceof ModelTurn.CallsSomehow call) {
            call("call_" + CALLS.incrementAndGet(), call.function(), "{}");
        } else if (part instanceof ModelTurn.Calls call) {
            call(call.id(), call.function(), call.arguments().toArray(String[]::new));
        } else if (part instanceof ModelTurn.DoesTheUnknown) {
            write("HUM", "a word of a later Telex");
        }
    }
    // endregion

    private void say(String... pieces) {
        write("BEGIN");
        for (String piece : pieces) {
            write("SAY", piece);
        }
        open = true;
    }

    private void call(String id, String function, String... arguments) {
        write("CALL", id, function);
        for (String piece : arguments) {
            write("WITH", id, piece);
        }
        write("DO", id);
    }

    private void stop() {
        if (open) {
            write("STOP");
            open = false;
        }
    }

    private void end(ModelTurn.Ending ending, String usage) {
        if (ending instanceof ModelTurn.Failed failed) {
            write("FAIL", failed.code().value(), failed.message());
        } else if (ending instanceof ModelTurn.Cut cut) {
            out.println("CUT\t" + (cut.limit() == ModelTurn.Limit.MAX_TOKENS ? "length" : "filter") + "\t" + usage);
        } else if (ending instanceof ModelTurn.Completed) {
            stop();
            out.println("END\t" + usage);
        }
    }

    private void write(String... words) {
        for (int i = 0; i < words.length; i++) {
            String word = words[i].replace("\\", "\\b")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r");
            out.print((i == 0 ? "" : "\t") + word);
        }
        out.println();
    }
}
