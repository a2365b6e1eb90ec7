package io.assistants4j.core.engine;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what of a thread goes into the next turn of a run. */
final class TurnPlanner {
    private static final int PAGE = 100;

    private final ConversationStore store;

    TurnPlanner(ConversationStore store) {
        this.store = store;
    }

    TurnPlan plan(RunRecord record) {
        Run run = record.run();
        RunProgress progress = record.progress();
        Integer left = tokensLeft(run, progress);
        if (left != null && left == 0) {
            return TurnPlan.none(RunEnding.COMPLETION_SPENT);
        }
        List<TurnItem> items = new ArrayList<>();
        for (Message message : shown(run)) {
            // What this run said itself is in its transcript, in the order in which it did other things.
            if (!run.id().equals(message.runId()) && !message.content().isEmpty()) {
                items.add(new TurnItem.Said(message.role(), message.content()));
            }
        }
        items.addAll(progress.transcript());
        RunProgress.Asked asked = progress.asked();
        return TurnPlan.of(new Turn(
                run.id(),
                run.threadId(),
                run.assistantId(),
                run.model(),
                run.instructions(),
                items,
                run.tools(),
                choice(run, progress),
                run.parallelToolCalls(),
                asked.responseFormat(),
                asked.temperature(),
                asked.topP(),
                asked.reasoningEffort(),
                left));
    }

    /** How many tokens the run may still write; null where it has no budget. */
    private static @Nullable Integer tokensLeft(Run run, RunProgress progress) {
        Integer budget = run.maxCompletionTokens();
        return budget == null
                ? null
                : (int) Math.max(0, budget - progress.used().completionTokens());
    }

    /** A choice that forces a call holds for the first turn only; else the model would call for ever. */
    private static ToolChoice choice(Run run, RunProgress progress) {
        ToolChoice choice = run.toolChoice();
        if (choice == null) {
            return ToolChoice.AUTO;
        }
        return progress.turns() == 0 || choice.equals(ToolChoice.NONE) ? choice : ToolChoice.AUTO;
    }

    private List<Message> shown(Run run) {
        TruncationStrategy truncation = run.truncationStrategy();
        Integer last = truncation == null ? null : truncation.lastMessages();
        return last == null ? all(run.threadId(), run.id()) : newest(run, last);
    }

    private List<Message> all(ThreadId thread, RunId run) {
        return Page.walk(PageRequest.oldest(PAGE), page -> store.messages(thread, null, page))
                .filter(message -> !run.equals(message.runId()))
                .toList();
    }

    private List<Message> newest(Run run, int count) {
        List<Message> messages = new ArrayList<>(Page.walk(
                        PageRequest.newest(Math.min(count + 1, PAGE)),
                        page -> store.messages(run.threadId(), null, page))
                .filter(message -> !run.id().equals(message.runId()))
                .limit(count)
                .toList());
        Collections.reverse(messages);
        return messages;
    }
}
