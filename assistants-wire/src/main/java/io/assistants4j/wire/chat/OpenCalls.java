package io.assistants4j.wire.chat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.wire.internal.turns.CallIds;
import io.assistants4j.wire.internal.turns.EventBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an answer. The index says which call a piece belongs to; but some servers give none, or the same one to
 * calls that differ, or no ids, or each call as a whole.
 */
final class OpenCalls {
    private static final String NO_ARGUMENTS = "{}";

    private final EventBuffer ready;
    private final CallIds ids;
    private final List<OpenCall> all = new ArrayList<>();
    private final Map<Integer, OpenCall> byIndex = new HashMap<>();

    OpenCalls(EventBuffer ready, CallIds ids) {
        this.ready = ready;
        this.ids = ids;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void accept(Chunk.CallDelta more) {
        OpenCall call = find(more);
        if (call.id.isEmpty()) {
            call.id = more.id();
        }
        if (call.name.isEmpty()) {
            call.name = more.name();
        }
        call.arguments.append(more.arguments());
        ToolCallId announced = call.announced;
        if (announced != null) {
            argued(announced, more.arguments());
        } else if (!call.name.isEmpty()) {
            announced = ids.next(call.id);
            call.announced = announced;
            ready.add(new TurnEvent.CallStarted(announced, call.name));
            argued(announced, call.arguments.toString());
        }
    }

    /**
     * All calls are whole.
     *
     * @throws IOException where one of them never had a name
     */
    void end() throws IOException {
        for (OpenCall call : all) {
            ToolCallId announced = call.announced;
            if (announced == null) {
                throw new IOException("a call without the name of a function");
            }
            if (call.arguments.isEmpty()) {
                argued(announced, NO_ARGUMENTS);
            }
            ready.add(new TurnEvent.CallEnded(announced));
        }
    }

    private void argued(ToolCallId call, String arguments) {
        if (!arguments.isEmpty()) {
            ready.add(new TurnEvent.ArgumentsDelta(call, arguments));
        }
    }

    private OpenCall find(Chunk.CallDelta more) {
        OpenCall known = more.index() < 0 ? withoutIndex(more) : byIndex.get(more.index());
        if (known != null && !known.isOver(more)) {
            return known;
        }
        OpenCall call = new OpenCall();
        all.add(call);
        byIndex.put(more.index(), call);
        return call;
    }

    private @Nullable OpenCall withoutIndex(Chunk.CallDelta more) {
        for (OpenCall call : all) {
            if (!more.id().isEmpty() && call.id.equals(more.id())) {
                return call;
            }
        }
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
