package io.assistants4j.core.run;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;

/** What a run step did. */
public sealed interface StepDetails {
    /** Wrote the message with this id. */
    static StepDetails message(MessageId id) {
        return new MessageCreation(new MessageReference(id, Extensions.NONE), Extensions.NONE);
    }

    /** Made these calls. */
    static StepDetails calls(List<ToolCall> calls) {
        return new ToolCalls(calls, Extensions.NONE);
    }

    /**
     * Wrote a message.
     *
     * @param messageCreation which one
     * @param extensions unknown members
     */
    record MessageCreation(MessageReference messageCreation, Extensions extensions) implements StepDetails {}

    /**
     * Called tools.
     *
     * @param toolCalls the calls, in order
     * @param extensions unknown members
     */
    record ToolCalls(List<ToolCall> toolCalls, Extensions extensions) implements StepDetails {
        public ToolCalls {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /**
     * Something this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements StepDetails {}

    /**
     * A message by its id.
     *
     * @param messageId the id
     * @param extensions unknown members
     */
    record MessageReference(MessageId messageId, Extensions extensions) {}
}
