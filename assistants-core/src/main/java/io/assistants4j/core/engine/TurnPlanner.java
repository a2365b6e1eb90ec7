package io.assistants4j.core.engine;

import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what of a thread goes into the next turn of a run, and whether the run may take one. */
final class TurnPlanner {
    private static final int PAGE = 100;
    /** Room for an answer in a model's window, where nobody said how long it may be: so much, or a quarter of it. */
    private static final long ANSWER = 4_096;

    private final ConversationStore store;
    private final TokenCounter tokens;
    private final ModelTurns turns;

    TurnPlanner(ConversationStore store, TokenCounter tokens, ModelTurns turns) {
        this.store = store;
        this.tokens = tokens;
        this.turns = turns;
    }

    TurnPlan plan(RunRecord record) {
        Run run = record.run();
        RunProgress progress = record.progress();
        Long toWrite = left(run.maxCompletionTokens(), progress.used().completionTokens());
        if (toWrite != null && toWrite <= 0) {
            return TurnPlan.none(RunEnding.COMPLETION_SPENT);
        }
        Long toRead = left(run.maxPromptTokens(), progress.used().promptTokens());
        if (toRead != null && toRead <= 0) {
            return TurnPlan.none(RunEnding.PROMPT_SPENT);
        }
        Conversation conversation = new Conversation(shown(run), progress.transcript());
        Turn whole = turn(run, progress, conversation.all(), toWrite);
        long limit = Math.min(
                toRead == null ? Long.MAX_VALUE : toRead, whole.mayDrop() ? room(run, toWrite) : Long.MAX_VALUE);
        if (PromptSize.BOUND.frame(run) + PromptSize.BOUND.of(whole.items()) <= limit) {
            return TurnPlan.of(whole);
        }
        PromptSize size = new PromptSize(tokens, run.model());
        long frame = size.frame(run);
        long counted = frame + size.of(whole.items());
        if (counted <= limit) {
            return TurnPlan.of(whole);
        }
        long told = turns.count(whole).orElse(counted);
        List<TurnItem> items =
                whole.mayDrop() ? conversation.within(inOurCount(limit, counted, told) - frame, size) : whole.items();
        return toRead != null && frame + size.of(items) > inOurCount(toRead, counted, told)
                ? TurnPlan.none(RunEnding.PROMPT_SPENT)
                : TurnPlan.of(whole.showing(items));
    }

    /** A bound of the far side, where it told how much of it is as much as we counted. */
    private static long inOurCount(long bound, long counted, long told) {
        return (long) ((double) bound * counted / told);
    }

    private static Turn turn(Run run, RunProgress progress, List<TurnItem> items, @Nullable Long toWrite) {
        RunProgress.Asked asked = progress.asked();
        return new Turn(
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
                toWrite == null ? null : toWrite.intValue(),
                lastMessages(run) == null);
    }

    /** What is left of a budget; null where there is none. */
    private static @Nullable Long left(@Nullable Integer budget, long used) {
        return budget == null ? null : budget - used;
    }

    /** How much the model can read beside what it is to write. */
    private long room(Run run, @Nullable Long toWrite) {
        OptionalLong window = tokens.window(run.model());
        if (window.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long most = window.getAsLong();
        return most - Math.min(toWrite == null ? ANSWER : toWrite, most / 4);
    }

    /** A choice that forces a call holds for the first turn only; else the model would call for ever. */
    private static ToolChoice choice(Run run, RunProgress progress) {
        ToolChoice choice = run.toolChoice();
        if (choice == null) {
            return ToolChoice.AUTO;
        }
        return progress.turns() == 0 || choice.equals(ToolChoice.NONE) ? choice : ToolChoice.AUTO;
    }

    /** How many messages somebody wants to be shown; null where it is ours to choose. */
    private static @Nullable Integer lastMessages(Run run) {
        TruncationStrategy truncation = run.truncationStrategy();
        return truncation == null || truncation.type().equals(TruncationStrategy.AUTO.type())
                ? null
                : truncation.lastMessages();
    }

    /** What the run said itself is in its transcript, in the order in which it did other things. */
    private List<TurnItem.Said> shown(Run run) {
        Integer last = lastMessages(run);
        List<Message> messages = last == null ? all(run) : newest(run, last);
        return messages.stream()
                .filter(message -> !message.content().isEmpty())
                .map(message -> new TurnItem.Said(message.role(), message.content()))
                .toList();
    }

    private List<Message> all(Run run) {
        return others(run, PageRequest.oldest(PAGE)).toList();
    }

    private List<Message> newest(Run run, int count) {
        List<Message> messages = new ArrayList<>(others(run, PageRequest.newest(Math.min(count + 1, PAGE)))
                .limit(count)
                .toList());
        Collections.reverse(messages);
        return messages;
    }

    private Stream<Message> others(Run run, PageRequest first) {
        return Page.walk(first, page -> store.messages(run.threadId(), null, page))
                .filter(message -> !run.id().equals(message.runId()));
    }
}
