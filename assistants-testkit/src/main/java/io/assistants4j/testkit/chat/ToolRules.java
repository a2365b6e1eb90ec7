package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the real service checks of tools, of the choice among them and of the format: all nested under their type. */
final class ToolRules {
    private static final Set<String> WORDS = Set.of("none", "auto", "required");
    private static final Set<String> FORMATS = Set.of("text", "json_object", "json_schema");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolRules() {}

    static void check(Json request) {
        Json tools = request.at("tools");
        for (String name : List.of("tool_choice", "parallel_tool_calls")) {
            if (request.at(name).exists() && tools.elements().isEmpty()) {
                throw Refused.value(name, "'" + name + "' is only allowed when 'tools' are specified.");
            }
        }
        if (tools.isArray() && tools.elements().isEmpty()) {
            throw new Refused("[] is too short - 'tools'", "tools", "array_below_min_length");
        }
        for (int i = 0; i < tools.elements().size(); i++) {
            tool(tools.at(i), "tools[" + i + "]");
        }
        choice(request.at("tool_choice"), tools);
        format(request.at("response_format"));
    }

    private static void tool(Json tool, String path) {
        if (!tool.at("type").text().orElse("").equals("function")) {
            throw Refused.value(path + ".type", "Invalid value: " + tool.at("type") + ".");
        }
        Fields.at(tool, path).required("function");
        Fields.at(tool.at("function"), path + ".function").required("name");
        if (!NAME.matcher(tool.at("function", "name").text().orElse("")).matches()) {
            throw Refused.value(path + ".function.name", "Invalid name: string does not match pattern.");
        }
    }

    private static void choice(Json choice, Json tools) {
        if (choice.isAbsent()) {
            return;
        }
        if (choice.text().isPresent()) {
            if (!WORDS.contains(choice.text().orElse(""))) {
                throw Refused.value("tool_choice", "Invalid value: " + choice + ".");
            }
            return;
        }
        Fields.at(choice, "tool_choice").required("type", "function");
        Fields.at(choice.at("function"), "tool_choice.function").required("name");
        String name = choice.at("function", "name").text().orElse("");
        if (tools.elements().stream()
                .noneMatch(tool -> tool.at("function", "name").text().orElse("").equals(name))) {
            throw Refused.value("tool_choice", "Tool choice '" + name + "' not found in 'tools' parameter.");
        }
    }

    private static void format(Json format) {
        if (format.isAbsent()) {
            return;
        }
        String type = format.at("type").text().orElse("");
        if (!FORMATS.contains(type)) {
            throw Refused.value("response_format.type", "Invalid value: '" + type + "'.");
        }
        if (type.equals("json_schema")) {
            Fields.at(format, "response_format").required("json_schema");
            Fields.at(format.at("json_schema"), "response_format.json_schema").required("name", "schema");
        }
    }
}
