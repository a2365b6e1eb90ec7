package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What calls came to. */
final class Outputs {
    private Outputs() {}

    /** The outputs by the ids of their calls; refused where they are not exactly those that the run waits for. */
    static Map<String, String> checked(FakeRun run, List<Json> sent) {
        List<String> wanted = ids(
                Json.of(run.tree())
                        .at("required_action", "submit_tool_outputs", "tool_calls")
                        .elements(),
                "id");
        List<String> got = ids(sent, "tool_call_id");
        if (got.size() != wanted.size() || !got.containsAll(wanted)) {
            throw Refused.inThisState("Expected tool outputs for call_ids " + quoted(wanted) + ", got " + quoted(got));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        sent.forEach(output -> outputs.put(
                output.at("tool_call_id").text().orElse(""),
                output.at("output").text().orElse("")));
        return outputs;
    }

    private static List<String> ids(List<Json> things, String name) {
        return things.stream().map(thing -> thing.at(name).text().orElse("")).toList();
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").toList().toString();
    }
}
