package io.assistants4j.wire.responses;

import io.assistants4j.core.id.ToolCallId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An output item while it is being written. */
final class OpenItem {
    /** Set once the call was announced; null for messages and for calls whose name is not known yet. */
    @Nullable
    ToolCallId call;

    /** Whether the message was announced. */
    boolean started;

    /** What the model calls a message's part in the answer; null where it calls it nothing. */
    @Nullable
    String phase;

    /** Whether any of a call's arguments were passed on. */
    boolean argued;

    private final List<Integer> contents = new ArrayList<>();

    /** The part of the message a content belongs to: those that have something in them, counted as they appear. */
    int part(int contentIndex) {
        int known = contents.indexOf(contentIndex);
        if (known >= 0) {
            return known;
        }
        contents.add(contentIndex);
        return contents.size() - 1;
    }

    /** Takes the phase an event states; one that states none says nothing about it. */
    void setPhase(String stated) {
        if (!stated.isEmpty()) {
            phase = stated;
        }
    }

    boolean hasContent(int contentIndex) {
        return contents.contains(contentIndex);
    }
}
