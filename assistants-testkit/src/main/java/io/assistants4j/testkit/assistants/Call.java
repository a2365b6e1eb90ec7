package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.List;

/**
 * A request that found its route.
 *
 * @param request as it arrived
 * @param ids those in its path, in their order
 * @param body an empty object where there is none
 */
record Call(ReceivedRequest request, List<String> ids, Json body) {
    private static final String CONTENT = "step_details.tool_calls[*].file_search.results[*].content";

    /** The first id in the path. */
    String id() {
        return ids.get(0);
    }

    /** The last id in the path. */
    String last() {
        return ids.get(ids.size() - 1);
    }

    /** Whether the answer is to be a stream. */
    boolean isStreamed() {
        return body.at("stream").bool().orElse(false);
    }

    /** Whether steps are to show what was found in files. */
    boolean includesContent() {
        List<String> included = request.parameters("include[]");
        for (String value : included) {
            if (!value.equals(CONTENT)) {
                throw Refused.value(
                        "include", "Invalid value: '" + value + "'. Supported values are: '" + CONTENT + "'.");
            }
        }
        return !included.isEmpty();
    }
}
