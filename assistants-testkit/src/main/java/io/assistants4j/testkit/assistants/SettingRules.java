package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.Set;

/** What the real service checks of the settings of a model. */
final class SettingRules {
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Set<String> FORMATS = Set.of("text", "json_object", "json_schema");
    private static final Set<String> CHOICES = Set.of("none", "auto", "required");
    private static final Set<String> NAMED_CHOICES = Set.of("function", "file_search", "code_interpreter");
    private static final Set<String> TRUNCATIONS = Set.of("auto", "last_messages");

    private SettingRules() {}

    static void sampling(Fields fields) {
        fields.upTo("temperature", 2)
                .upTo("top_p", 1)
                .word("reasoning_effort", EFFORTS)
                .with("response_format", SettingRules::format);
    }

    static void choice(Json choice, String path) {
        if (choice.text().isPresent()) {
            oneOf(choice, path, CHOICES);
            return;
        }
        Fields.at(choice, path).required("type").word("type", NAMED_CHOICES);
        if (choice.at("type").text().orElse("").equals("function")) {
            Fields.at(choice, path).required("function");
            Fields.at(choice.at("function"), path + ".function").required("name");
        }
    }

    static void truncation(Json truncation, String path) {
        Fields fields = Fields.at(truncation, path)
                .required("type")
                .word("type", TRUNCATIONS)
                .atLeast("last_messages", 1);
        if (truncation.at("type").text().orElse("").equals("last_messages")
                && truncation.at("last_messages").isAbsent()) {
            throw Refused.missing(path + ".last_messages");
        }
        fields.known(Set.of("type", "last_messages"));
    }

    private static void format(Json format, String path) {
        if (format.text().isPresent()) {
            oneOf(format, path, Set.of("auto"));
            return;
        }
        Fields.at(format, path).required("type").word("type", FORMATS);
        if (format.at("type").text().orElse("").equals("json_schema")) {
            Fields.at(format, path).required("json_schema");
            Fields.at(format.at("json_schema"), path + ".json_schema")
                    .required("name")
                    .bool("strict");
            ToolRules.name(format.at("json_schema", "name"), path + ".json_schema.name");
        }
    }

    private static void oneOf(Json word, String path, Set<String> words) {
        if (!words.contains(word.text().orElse(""))) {
            throw Refused.value(path, "Invalid '" + path + "': " + word + ".");
        }
    }
}
