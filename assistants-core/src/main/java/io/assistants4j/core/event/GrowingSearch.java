package io.assistants4j.core.event;

import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.tool.FileSearchCall;
import io.assistants4j.core.tool.ToolCall;

/** A search of files: what is told later of its ranking or results takes the place of what was told before. */
final class GrowingSearch implements Growing<CallDelta, ToolCall> {
    private ToolCall.FileSearch call;

    GrowingSearch(ToolCall.FileSearch begun) {
        call = begun;
    }

    @Override
    public void add(CallDelta delta) {
        if (delta instanceof CallDelta.FileSearch more) {
            FileSearchCall before = call.fileSearch();
            FileSearchCall after = more.fileSearch() == null ? before : join(before, more.fileSearch());
            call = new ToolCall.FileSearch(call.id(), after, Growing.join(call.extensions(), more.extensions()));
        }
    }

    private static FileSearchCall join(FileSearchCall before, FileSearchCall more) {
        return new FileSearchCall(
                more.rankingOptions() == null ? before.rankingOptions() : more.rankingOptions(),
                more.results() == null ? before.results() : more.results(),
                Growing.join(before.extensions(), more.extensions()));
    }

    @Override
    public ToolCall grown() {
        return call;
    }
}
