package io.assistants4j.core.event;

import io.assistants4j.core.event.RunStepDelta.OutputDelta;
import io.assistants4j.core.tool.CodeInterpreterCall.Output;
import io.assistants4j.core.value.Extensions;

/** Text a run of code put out, which grows at the end. */
final class GrowingLogs implements Growing<OutputDelta, Output> {
    private final StringBuilder logs;
    private Extensions extensions;

    GrowingLogs(Output.Logs begun) {
        logs = new StringBuilder(begun.logs());
        extensions = begun.extensions();
    }

    GrowingLogs(OutputDelta.Logs first) {
        this(new Output.Logs("", Extensions.NONE));
        add(first);
    }

    @Override
    public void add(OutputDelta delta) {
        if (delta instanceof OutputDelta.Logs more) {
            extensions = Growing.join(extensions, more.extensions());
            if (more.logs() != null) {
                logs.append(more.logs());
            }
        }
    }

    @Override
    public Output grown() {
        return new Output.Logs(logs.toString(), extensions);
    }
}
