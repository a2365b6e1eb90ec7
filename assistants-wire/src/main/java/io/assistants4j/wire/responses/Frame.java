package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.internal.turns.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event carries, as far as turns care.
 *
 * @param sequence which event of the response, counted from 0; -1 where it does not say
 * @param outputIndex which item of the output, or -1
 * @param contentIndex which part of the item
 * @param delta what is added
 * @param item an item as a whole
 * @param response the response as it is at its beginning or its end
 * @param problem an error that stands by itself
 */
record Frame(
        long sequence,
        int outputIndex,
        int contentIndex,
        String delta,
        @Nullable Item item,
        @Nullable State response,
        @Nullable Problem problem) {

    /**
     * An output item.
     *
     * @param type its type, empty where it has none
     * @param id its id, empty where it has none
     * @param status its status, empty where it has none
     * @param phase of a message, what the model calls its part in the answer; empty where it calls it nothing
     * @param callId of a function call, empty where it has none
     * @param name of a function call
     * @param arguments of a function call
     * @param content of a message
     * @param thought of reasoning, what can be shown again
     */
    record Item(
            String type,
            String id,
            String status,
            String phase,
            String callId,
            String name,
            String arguments,
            List<Content> content,
            @Nullable RawJson thought) {}

    /** A part of a message: text, or a refusal. */
    record Content(boolean refusal, String text) {}

    /**
     * How a response stands.
     *
     * @param id its id, empty where it has none
     * @param usage what it cost, where it says so
     * @param problem why it failed
     * @param reason why it is incomplete
     * @param output all of it, read only when asked for
     * @param filters what filters of contents saw
     */
    record State(
            String id,
            @Nullable Usage usage,
            @Nullable Problem problem,
            @Nullable String reason,
            List<Item> output,
            TurnEvent.@Nullable Remark filters) {}
}
