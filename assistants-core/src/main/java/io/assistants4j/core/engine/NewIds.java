package io.assistants4j.core.engine;

import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;

/** New ids with the prefixes that clients of the Assistants API know. */
final class NewIds {
    private final IdSource source;

    NewIds(IdSource source) {
        this.source = source;
    }

    AssistantId assistant() {
        return new AssistantId("asst_" + source.next());
    }

    ThreadId thread() {
        return new ThreadId("thread_" + source.next());
    }

    MessageId message() {
        return new MessageId("msg_" + source.next());
    }

    RunId run() {
        return new RunId("run_" + source.next());
    }

    ToolCallId call() {
        return new ToolCallId("call_" + source.next());
    }

    RunStepId step() {
        return new RunStepId("step_" + source.next());
    }
}
