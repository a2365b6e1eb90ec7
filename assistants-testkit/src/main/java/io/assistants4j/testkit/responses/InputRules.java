package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the real service checks of the input items: the parts each role may use, and that calls and outputs pair up. */
final class InputRules {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");
    private static final Set<String> SPOKEN = Set.of("output_text", "refusal");
    private static final Set<String> HEARD = Set.of("input_text", "input_image", "input_file");

    private final Json request;
    private final List<String> called = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();

    InputRules(Json request) {
        this.request = request;
    }

    void check() {
        Json input = request.at("input");
        if (input.text().isPresent()) {
            return;
        }
        if (!input.isArray()) {
            throw Refused.missing("input");
        }
        List<Json> items = input.elements();
        for (int i = 0; i < items.size(); i++) {
            item(items.get(i), "input[" + i + "]");
            reasoningHasItsFollower(items, i);
        }
        for (String call : called) {
            if (!answered.contains(call)) {
                throw new Refused("No tool output found for function call " + call + ".", "input", null);
            }
        }
    }

    private void item(Json item, String path) {
        String type = item.at("type").text().orElse(item.at("role").exists() ? "message" : "");
        switch (type) {
            case "message" -> message(item, path);
            case "function_call" -> {
                Fields.at(item, path).required("call_id", "name", "arguments");
                called.add(item.at("call_id").text().orElse(""));
            }
            case "function_call_output" -> output(item, path);
            case "reasoning" -> reasoning(item, path);
            case "item_reference", "file_search_call", "code_interpreter_call" ->
                Fields.at(item, path).required("id");
            default -> throw Refused.value(path, "Invalid value: '" + type + "'. Supported values are: 'message', ...");
        }
    }

    private void message(Json item, String path) {
        String role = item.at("role").text().orElse("");
        if (!ROLES.contains(role)) {
            throw Refused.value(path + ".role", "Invalid value: '" + role + "'.");
        }
        Json content = item.at("content");
        if (content.text().isPresent()) {
            return;
        }
        if (!content.isArray()) {
            throw Refused.missing(path + ".content");
        }
        Set<String> allowed = role.equals("assistant") ? SPOKEN : HEARD;
        for (int i = 0; i < content.elements().size(); i++) {
            String type = content.at(i, "type").text().orElse("");
            if (!allowed.contains(type)) {
                throw Refused.value(
                        path + ".content[" + i + "]",
                        "Invalid value: '" + type + "'. Supported values are: "
                                + allowed.stream().sorted().toList());
            }
        }
    }

    private void output(Json item, String path) {
        Fields.at(item, path).required("call_id", "output");
        String call = item.at("call_id").text().orElse("");
        if (!called.contains(call)) {
            throw new Refused("No tool call found for function call output with call_id " + call + ".", "input", null);
        }
        answered.add(call);
    }

    private void reasoning(Json item, String path) {
        Fields.at(item, path).required("summary");
        boolean kept = request.at("store").bool().orElse(true);
        if (!kept && item.at("encrypted_content").text().orElse("").isEmpty()) {
            throw new Refused(
                    "Item with id '" + item.at("id").text().orElse("") + "' not found. Items are not persisted when"
                            + " `store` is set to false.",
                    "input",
                    null);
        }
    }

    private static void reasoningHasItsFollower(List<Json> items, int i) {
        if (!items.get(i).at("type").text().orElse("").equals("reasoning")) {
            return;
        }
        Json next = i + 1 < items.size() ? items.get(i + 1) : Json.of(null);
        boolean produced = next.at("type").text().orElse("").endsWith("_call")
                || next.at("type").text().orElse("").equals("reasoning")
                || next.at("role").text().orElse("").equals("assistant");
        if (!produced) {
            String id = items.get(i).at("id").text().orElse("");
            throw new Refused(
                    "Item '" + id + "' of type 'reasoning' was provided without its required following item.",
                    "input",
                    null);
        }
    }
}
