package io.assistants4j.wire.chat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.internal.turns.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk of an answer carries, as far as turns care.
 *
 * @param content more text, perhaps empty
 * @param refusal more of a refusal, perhaps empty
 * @param calls more of calls
 * @param finish why the model stopped, empty while it goes on
 * @param usage what the answer cost, where the chunk says so
 * @param problem what went wrong instead
 * @param remarks what else it says that runs keep
 */
record Chunk(
        String content,
        String refusal,
        List<CallDelta> calls,
        String finish,
        @Nullable Usage usage,
        @Nullable Problem problem,
        List<TurnEvent.Remark> remarks) {

    /**
     * More of a call.
     *
     * @param index which call of the answer, or -1
     * @param id its id, empty where there is none
     * @param name of the function, empty where it was given before
     * @param arguments what is added
     */
    record CallDelta(int index, String id, String name, String arguments) {}
}
