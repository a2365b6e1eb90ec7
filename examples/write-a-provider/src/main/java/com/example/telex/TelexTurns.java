package com.example.telex;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.RawJson;
import java.net.InetSocketAddress;

/** Takes each turn to a Telex, on a connection of its own. */
final class TelexTurns implements ModelTurns {
    private final InetSocketAddress address;

    TelexTurns(InetSocketAddress address) {
        this.address = address;
    }

    // region turns
    @Override
    public TurnStream start(Turn turn) {
        TelexLine line = TelexLine.to(address);
        try {
            line.send("MODEL", turn.model());
            line.send("TELL", turn.instructions());
            turn.items().forEach(item -> show(line, item));
            turn.tools().forEach(tool -> offer(line, tool));
            line.send("GO", choice(turn.toolChoice()));
            return new TelexTurn(line);
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }
    // endregion

    private static void show(TelexLine line, TurnItem item) {
        if (item instanceof TurnItem.Said said) {
            line.send("SAID", said.role().value(), text(said));
        } else if (item instanceof TurnItem.Called called) {
            line.send("CALLED", called.id().value(), called.name(), called.arguments());
        } else if (item instanceof TurnItem.Returned returned) {
            line.send("RETURNED", returned.id().value(), returned.output());
        }
    }

    /** Images never get here: they are declined. */
    private static String text(TurnItem.Said said) {
        StringBuilder text = new StringBuilder();
        for (ContentPart part : said.content()) {
            if (part instanceof ContentPart.Text words) {
                text.append(words.text().value());
            } else if (part instanceof ContentPart.Refusal refusal) {
                text.append(refusal.refusal());
            }
        }
        return text.toString();
    }

    private static void offer(TelexLine line, Tool tool) {
        if (tool instanceof Tool.Function function) {
            RawJson parameters = function.function().parameters();
            line.send("OFFER", function.function().name(), parameters == null ? "{}" : parameters.json());
        }
    }

    private static String choice(ToolChoice choice) {
        if (choice instanceof ToolChoice.Function function) {
            return function.function().name();
        }
        return choice instanceof ToolChoice.Mode mode ? mode.value() : "auto";
    }
}
