package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Set;

/** What the real service checks of tools, of the choice among them and of the text format: all flat, unlike elsewhere. */
final class ToolRules {
    private static final Set<String> WORDS = Set.of("none", "auto", "required");

    private ToolRules() {}

    static void check(Json request) {
        List<Json> tools = request.at("tools").elements();
        for (int i = 0; i < tools.size(); i++) {
            if (tools.get(i).at("type").text().orElse("").equals("function")) {
                Fields.at(tools.get(i), "tools[" + i + "]").required("name", "parameters", "strict");
            }
        }
        choice(request);
        Json format = request.at("text", "format");
        if (format.at("type").text().orElse("").equals("json_schema")) {
            Fields.at(format, "text.format").required("name", "schema");
        }
    }

    private static void choice(Json request) {
        Json choice = request.at("tool_choice");
        if (choice.isAbsent()) {
            return;
        }
        if (choice.text().isPresent()) {
            if (!WORDS.contains(choice.text().orElse(""))) {
                throw Refused.value("tool_choice", "Invalid value: " + choice + ".");
            }
            return;
        }
        if (choice.at("type").text().orElse("").equals("function")) {
            Fields.at(choice, "tool_choice").required("name");
            String name = choice.at("name").text().orElse("");
            if (request.at("tools").elements().stream()
                    .noneMatch(tool -> tool.at("name").text().orElse("").equals(name))) {
                throw Refused.value("tool_choice", "Tool choice '" + name + "' not found in 'tools' parameter.");
            }
        }
    }
}
