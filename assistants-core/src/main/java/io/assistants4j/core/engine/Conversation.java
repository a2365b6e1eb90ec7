package io.assistants4j.core.engine;

import io.assistants4j.core.thread.MessageRole;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a model may be shown, in pieces that are dropped as a whole: a message of the thread, or a round of calls with their
 * outputs.
 */
final class Conversation {
    private final List<List<TurnItem>> pieces = new ArrayList<>();
    private final int messages;

    Conversation(List<TurnItem.Said> thread, List<TurnItem> transcript) {
        thread.forEach(said -> pieces.add(List.of(said)));
        messages = pieces.size();
        List<TurnItem> round = new ArrayList<>();
        for (int i = 0; i < transcript.size(); i++) {
            round.add(transcript.get(i));
            boolean last = i + 1 == transcript.size();
            if (last
                    || (transcript.get(i) instanceof TurnItem.Returned
                            && !(transcript.get(i + 1) instanceof TurnItem.Returned))) {
                pieces.add(List.copyOf(round));
                round.clear();
            }
        }
    }

    List<TurnItem> all() {
        return pieces.stream().flatMap(List::stream).toList();
    }

    /**
     * As much of it as has at most so many tokens. Drops from the middle, the oldest first: what the first and the newest user
     * said and the newest piece are kept, and of these the first goes first where even that is too much.
     */
    List<TurnItem> within(long limit, PromptSize size) {
        long total = 0;
        List<Long> sizes = new ArrayList<>();
        for (List<TurnItem> piece : pieces) {
            sizes.add(size.of(piece));
            total += sizes.get(sizes.size() - 1);
        }
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            kept.add(i);
        }
        for (int next : inOrderOfDropping()) {
            if (total > limit) {
                kept.remove(next);
                total -= sizes.get(next);
            }
        }
        return kept.stream().flatMap(i -> pieces.get(i).stream()).toList();
    }

    private List<Integer> inOrderOfDropping() {
        int first = -1;
        int newest = -1;
        for (int i = 0; i < messages; i++) {
            if (((TurnItem.Said) pieces.get(i).get(0)).role().equals(MessageRole.USER)) {
                first = first < 0 ? i : first;
                newest = i;
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pieces.size() - 1; i++) {
            if (i != first && i != newest) {
                order.add(i);
            }
        }
        if (first >= 0 && first != newest && first != pieces.size() - 1) {
            order.add(first);
        }
        return order;
    }
}
