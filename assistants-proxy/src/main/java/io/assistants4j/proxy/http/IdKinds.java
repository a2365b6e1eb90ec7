package io.assistants4j.proxy.http;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.error.InvalidRequestException;
import java.util.Map;

/**
 * Tells an id that cannot be one of its kind from an id that is not there. That is possible only where ids are made by an
 * engine of ours, because they begin with their kind; those of a far side mean nothing to us. Immutable.
 */
public final class IdKinds {
    private static final Map<String, String> OURS = Map.of(
            "assistant_id", "asst",
            "thread_id", "thread",
            "message_id", "msg",
            "run_id", "run",
            "step_id", "step");

    private final Map<String, String> prefixes;

    private IdKinds(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /** The rules for the ids of this provider. */
    public static IdKinds of(AssistantsProvider provider) {
        return new IdKinds(provider instanceof EngineProvider ? OURS : Map.of());
    }

    /**
     * Returns quietly where the id may be one of the kind that the field names.
     *
     * @throws InvalidRequestException where it cannot be
     */
    void require(String field, String id) {
        String prefix = prefixes.get(field);
        if (prefix != null && !id.startsWith(prefix + "_")) {
            throw new InvalidRequestException(
                    "Invalid '" + field + "': '" + id + "'. Expected an ID that begins with '" + prefix + "'.",
                    field,
                    "invalid_value");
        }
    }
}
