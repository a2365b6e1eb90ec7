package io.assistants4j.proxy.routing;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells an id that cannot be one of its kind from an id that is not there. Where ids are made by an engine of ours, they begin
 * with their kind. Those of a far side mean nothing to us, but no id climbs about in a path.
 */
final class IdKinds {
    private static final Map<String, String> PREFIXES = Map.of(
            "assistant_id", "asst",
            "thread_id", "thread",
            "message_id", "msg",
            "run_id", "run",
            "step_id", "step");

    /** What stands between the words of a path, or might to somebody on the way. */
    private static final Pattern OF_PATHS = Pattern.compile("\\.{1,2}|.*[/\\\\\\p{Cntrl}].*", Pattern.DOTALL);

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

    /**
     * Returns quietly where the id is one word of a path, whoever reads it on its way to a far side. Else a caller who may name
     * one thing there could reach another.
     *
     * @throws NotFoundException where it may be more: nothing has such an id
     */
    static void requireWord(String field, String id) {
        if (OF_PATHS.matcher(id).matches()) {
            throw new NotFoundException(field.equals("step_id") ? "run step" : field.replaceFirst("_id$", ""), id);
        }
    }
}
