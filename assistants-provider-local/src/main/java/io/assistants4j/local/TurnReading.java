package io.assistants4j.local;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model reads of a turn.
 *
 * @param reading instructions, conversation and question
 * @param outputs what the functions of this run gave back, in order; empty until they have
 * @param unread how many parts of the question are not text
 */
record TurnReading(Reading reading, List<String> outputs, int unread) {

    TurnReading {
        outputs = List.copyOf(outputs);
    }

    static TurnReading of(Turn turn) {
        List<Utterance> conversation = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        int last = lastOfUser(turn.items());
        for (int i = 0; i < turn.items().size(); i++) {
            TurnItem item = turn.items().get(i);
            if (item instanceof TurnItem.Returned returned) {
                outputs.add(returned.output());
            } else if (item instanceof TurnItem.Said said && i != last) {
                Speaker speaker = said.role().equals(MessageRole.ASSISTANT) ? Speaker.ASSISTANT : Speaker.USER;
                texts(said).forEach(text -> conversation.add(new Utterance(speaker, text)));
            }
        }
        if (last < 0) {
            return new TurnReading(new Reading(turn.instructions(), conversation, ""), outputs, 0);
        }
        TurnItem.Said asked = (TurnItem.Said) turn.items().get(last);
        List<String> question = texts(asked);
        return new TurnReading(
                new Reading(turn.instructions(), conversation, String.join("\n", question)),
                outputs,
                asked.content().size() - question.size());
    }

    /** The tokens of all that was read. */
    int tokens() {
        int tokens = Tokens.count(reading.instructions()) + Tokens.count(reading.question());
        for (Utterance utterance : reading.conversation()) {
            tokens += Tokens.count(utterance.text());
        }
        for (String output : outputs) {
            tokens += Tokens.count(output);
        }
        return tokens;
    }

    private static int lastOfUser(List<TurnItem> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof TurnItem.Said said && !said.role().equals(MessageRole.ASSISTANT)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> texts(TurnItem.Said said) {
        return said.content().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text().value())
                .toList();
    }
}
