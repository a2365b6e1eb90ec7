package io.assistants4j.wire.responses;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.JsonBody;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.json.JsonCodec;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Has a far side count what its model would read of turns; one that does not know how is asked once. Thread-safe. */
final class InputCounts {
    private static final Logger LOG = LoggerFactory.getLogger(InputCounts.class);
    private static final Operation COUNT = new Operation("count_input_tokens", null, Repeat.SAFE);
    /** A run waits for it, and can do without it. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private static final JsonCodec JSON = JsonCodec.tolerant();

    private final CallExecutor calls;
    private final ResponsesRoutes routes;
    private volatile boolean isUnknown;

    InputCounts(CallExecutor calls, ResponsesRoutes routes) {
        this.calls = calls;
        this.routes = routes;
    }

    /** The tokens of a turn; empty where the far side does not tell. */
    OptionalLong of(Turn turn) {
        if (isUnknown) {
            return OptionalLong.empty();
        }
        try {
            JsonBody body = new JsonBody(QuestionWriter.write(turn));
            CallLimits limits = new CallLimits(TIME, new CallControl());
            long tokens = calls.call(
                    COUNT,
                    routes.count(body),
                    limits,
                    (headers, answer) -> JSON.read(InputTokens.class, answer).inputTokens());
            return tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty();
        } catch (AssistantsException e) {
            isUnknown = calls.isUnknownRoute(e);
            LOG.atLevel(isUnknown ? Level.INFO : Level.DEBUG)
                    .log("Tokens are counted here, for the far side did not: {}", e.getMessage());
            return OptionalLong.empty();
        }
    }
}
