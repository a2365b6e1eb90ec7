package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.internal.turns.CallIds;
import io.assistants4j.wire.internal.turns.EventBuffer;
import io.assistants4j.wire.internal.turns.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the events of one response into those of a turn.
 *
 * <p>A message is announced with its first text, so an empty one never appears. That an item is whole is passed on only
 * with what comes next: of a response that turns out to be incomplete, the last item is the one that was cut, whatever was
 * said about it. What a server did not stream but states at the end is made up for.
 */
final class TurnReducer {
    private static final Logger LOG = LoggerFactory.getLogger(TurnReducer.class);
    private static final String CUT = "incomplete";
    private static final Problem NO_REASON = new Problem(null, null);
    private static final Problem CANCELLED = new Problem(null, "The response was cancelled at the provider.");

    private final EventBuffer ready = new EventBuffer();
    private final CallIds ids;
    private final Map<Integer, OpenItem> items = new HashMap<>();
    private @Nullable OpenItem openMessage;
    private @Nullable OpenItem latest;
    private @Nullable TurnEvent pendingEnd;

    TurnReducer(CallIds ids) {
        this.ids = ids;
    }

    /** The next event that is ready, or null. */
    @Nullable
    TurnEvent poll() {
        return ready.poll();
    }

    /** The event that ended it; null until then. */
    @Nullable
    TurnEvent last() {
        return ready.last();
    }

    /** Whether nothing of the output was streamed so far. */
    boolean isEmpty() {
        return items.isEmpty();
    }

    void accept(EventType type, Frame frame) {
        if (frame.response() != null && frame.response().filters() != null) {
            ready.add(frame.response().filters());
        }
        switch (type) {
            case CREATED -> {
                // There is nothing of the turn in it.
            }
            case ITEM_ADDED -> added(frame);
            case ITEM_DONE -> done(frame.outputIndex(), frame.item());
            case TEXT -> spoken(frame, false);
            case REFUSAL -> spoken(frame, true);
            case ARGUMENTS -> argued(frame);
            case COMPLETED -> completed(frame.response());
            case INCOMPLETE -> incomplete(frame.response());
            case FAILED -> failed(frame.response(), NO_REASON);
            case CANCELLED -> failed(frame.response(), CANCELLED);
            case ERROR ->
                end(new TurnEvent.Failed((frame.problem() == null ? NO_REASON : frame.problem()).lastError(), null));
        }
    }

    private void added(Frame frame) {
        settle();
        OpenItem opened = open(frame.outputIndex());
        Frame.Item item = frame.item();
        if (item == null) {
            return;
        }
        opened.setPhase(item.phase());
        if (item.type().equals("function_call")) {
            announce(opened, item);
        }
    }

    private void spoken(Frame frame, boolean refusal) {
        if (!frame.delta().isEmpty()) {
            speak(find(frame.outputIndex()), frame.contentIndex(), refusal, frame.delta());
        }
    }

    private void speak(OpenItem item, int contentIndex, boolean refusal, String text) {
        settle();
        if (!item.started) {
            endMessage();
            item.started = true;
            openMessage = item;
            ready.add(new TurnEvent.MessageStarted());
        }
        int part = item.part(contentIndex);
        ready.add(refusal ? new TurnEvent.RefusalDelta(part, text) : new TurnEvent.TextDelta(part, text));
    }

    private void argued(Frame frame) {
        OpenItem item = find(frame.outputIndex());
        ToolCallId call = item.call;
        if (call != null && !frame.delta().isEmpty()) {
            settle();
            item.argued = true;
            ready.add(new TurnEvent.ArgumentsDelta(call, frame.delta()));
        }
    }

    private void done(int index, Frame.@Nullable Item item) {
        if (item == null) {
            return;
        }
        settle();
        OpenItem open = find(index);
        switch (item.type()) {
            case "message" -> messageDone(open, item);
            case "function_call" -> callDone(open, item);
            case "reasoning" -> {
                if (item.thought() != null) {
                    ready.add(new TurnEvent.OpaqueItem(item.thought()));
                }
            }
            default -> {
                // Items of kinds that are never asked for.
            }
        }
    }

    private void messageDone(OpenItem open, Frame.Item item) {
        List<Frame.Content> contents = item.content();
        for (int i = 0; i < contents.size(); i++) {
            if (!open.hasContent(i) && !contents.get(i).text().isEmpty()) {
                speak(open, i, contents.get(i).refusal(), contents.get(i).text());
            }
        }
        open.setPhase(item.phase());
        if (open == openMessage && !item.status().equals(CUT)) {
            pendingEnd = new TurnEvent.MessageEnded(open.phase);
        }
    }

    private void callDone(OpenItem open, Frame.Item item) {
        ToolCallId call = announce(open, item);
        if (call == null || item.status().equals(CUT)) {
            return;
        }
        if (!open.argued && !item.arguments().isEmpty()) {
            ready.add(new TurnEvent.ArgumentsDelta(call, item.arguments()));
        }
        pendingEnd = new TurnEvent.CallEnded(call);
    }

    /** Announces a call once its name is known. */
    private @Nullable ToolCallId announce(OpenItem open, Frame.Item item) {
        if (open.call == null && !item.name().isEmpty()) {
            String id = item.callId().isEmpty() ? item.id() : item.callId();
            ToolCallId call = ids.next(id);
            endMessage();
            open.call = call;
            ready.add(new TurnEvent.CallStarted(call, item.name()));
        }
        return open.call;
    }

    private void completed(Frame.@Nullable State response) {
        if (response != null && isEmpty()) {
            for (int i = 0; i < response.output().size(); i++) {
                open(i);
                done(i, response.output().get(i));
            }
        }
        settle();
        endMessage();
        end(new TurnEvent.Completed(cost(response)));
    }

    private void incomplete(Frame.@Nullable State response) {
        pendingEnd = null;
        end(new TurnEvent.Incomplete(reason(response == null ? null : response.reason()), cost(response)));
    }

    private static TurnEvent.Reason reason(@Nullable String reason) {
        if ("max_output_tokens".equals(reason)) {
            return TurnEvent.Reason.MAX_OUTPUT_TOKENS;
        }
        if ("content_filter".equals(reason)) {
            return TurnEvent.Reason.CONTENT_FILTER;
        }
        LOG.info("A response is incomplete for a reason that runs have no word for: {}", reason);
        return TurnEvent.Reason.OTHER;
    }

    private void failed(Frame.@Nullable State response, Problem otherwise) {
        Problem problem = response == null || response.problem() == null ? otherwise : response.problem();
        end(new TurnEvent.Failed(problem.lastError(), response == null ? null : response.usage()));
    }

    private void end(TurnEvent last) {
        ready.end(last);
    }

    private OpenItem open(int index) {
        OpenItem item = new OpenItem();
        items.put(index, item);
        latest = item;
        return item;
    }

    /** The item an event is about; servers that do not count their items write one after another. */
    private OpenItem find(int index) {
        OpenItem item = items.get(index);
        if (item != null) {
            return item;
        }
        return index < 0 && latest != null ? latest : open(index);
    }

    private void settle() {
        if (pendingEnd != null) {
            ready.add(pendingEnd);
            if (pendingEnd instanceof TurnEvent.MessageEnded) {
                openMessage = null;
            }
            pendingEnd = null;
        }
    }

    private void endMessage() {
        OpenItem open = openMessage;
        if (open != null) {
            openMessage = null;
            ready.add(new TurnEvent.MessageEnded(open.phase));
        }
    }

    private Usage cost(Frame.@Nullable State response) {
        return ready.cost(response == null ? null : response.usage());
    }
}
