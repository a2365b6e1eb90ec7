package io.assistants4j.proxy.routing;

import io.assistants4j.core.error.InvalidRequestException;
import java.util.Map;

/**
 * Tells an id that cannot be one of its kind from an id that is not there. That is possible only where ids are made by an
 * engine of ours, because they begin with their kind; those of a far side mean nothing to us.
 */
final class IdKinds {
    private static final Map<String, String> PREFIXES = Map.of(
            "assistant_id", "asst",
            "thread_id", "thread",
            "message_id", "msg",
            "run_id", "run",
            "step_id", "step");

    private IdKinds() {}

    /**
     * Returns quietly where the id may be one of the kind that the field names.
     *
     * @throws InvalidRequestException where it cannot be
     */
    static void require(String field, String id) {
        String prefix = PREFIXES.get(field);
        if (prefix != null && !id.startsWith(prefix + "_")) {
            throw new InvalidRequestException(
                    "Invalid '" + field + "': '" + id + "'. Expected an ID that begins with '" + prefix + "'.",
                    field,
                    "invalid_value");
        }
    }
}
