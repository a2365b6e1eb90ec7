package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the real service checks of messages: the parts each role may use, and that calls and outputs stand together. */
final class MessageRules {
    private static final int LONGEST_ID = 40;
    private static final Map<String, Set<String>> PARTS = Map.of(
            "system", Set.of("text"),
            "developer", Set.of("text"),
            "user", Set.of("text", "image_url", "input_audio", "file"),
            "assistant", Set.of("text", "refusal"),
            "tool", Set.of("text"));

    private final Json messages;
    private final Set<String> waiting = new LinkedHashSet<>();

    MessageRules(Json messages) {
        this.messages = messages;
    }

    void check() {
        if (!messages.isArray()) {
            throw Refused.missing("messages");
        }
        List<Json> all = messages.elements();
        if (all.isEmpty()) {
            throw new Refused("[] is too short - 'messages'", "messages", "array_below_min_length");
        }
        for (int i = 0; i < all.size(); i++) {
            message(all.get(i), "messages[" + i + "]");
        }
        nobodyWaits("messages");
    }

    private void message(Json message, String path) {
        String role = message.at("role").text().orElse("");
        Set<String> allowed = PARTS.get(role);
        if (allowed == null) {
            throw Refused.value(path + ".role", "Invalid value: '" + role + "'.");
        }
        if (role.equals("tool")) {
            output(message, path);
        } else {
            nobodyWaits(path + ".role");
        }
        boolean calls = role.equals("assistant") && message.at("tool_calls").exists();
        content(message, path, calls, allowed);
        if (calls) {
            calls(message.at("tool_calls"), path + ".tool_calls");
        }
    }

    private static void content(Json message, String path, boolean calls, Set<String> allowed) {
        Json content = message.at("content");
        if (content.text().isPresent() || (calls && content.isAbsent())) {
            return;
        }
        if (!content.isArray() || content.elements().isEmpty()) {
            throw Refused.type(path + ".content", "one of a string or array of objects, but got null instead");
        }
        for (int i = 0; i < content.elements().size(); i++) {
            part(content.at(i), path + ".content[" + i + "]", allowed);
        }
    }

    private static void part(Json part, String path, Set<String> allowed) {
        String type = part.at("type").text().orElse("");
        if (!allowed.contains(type)) {
            throw Refused.value(
                    path + ".type",
                    "Invalid value: '" + type + "'. Supported values are: "
                            + allowed.stream().sorted().toList());
        }
        Fields.at(part, path).required(type);
        if (type.equals("image_url")) {
            Fields.at(part.at("image_url"), path + ".image_url").required("url");
        }
    }

    private void calls(Json calls, String path) {
        if (calls.elements().isEmpty()) {
            throw new Refused("[] is too short - '" + path + "'", path, "array_below_min_length");
        }
        for (int i = 0; i < calls.elements().size(); i++) {
            Json call = calls.at(i);
            String at = path + "[" + i + "]";
            Fields.at(call, at).required("id", "type", "function");
            Fields.at(call.at("function"), at + ".function").required("name", "arguments");
            String id = call.at("id").text().orElse("");
            if (id.isEmpty() || id.length() > LONGEST_ID) {
                throw Refused.value(
                        at + ".id", "Invalid '" + at + "'.id: expected 1 to " + LONGEST_ID + " characters.");
            }
            if (!waiting.add(id)) {
                throw Refused.value(path, "Duplicate value for 'tool_call_id' of " + id + ".");
            }
        }
    }

    private void output(Json message, String path) {
        Fields.at(message, path).required("tool_call_id", "content");
        if (!waiting.remove(message.at("tool_call_id").text().orElse(""))) {
            throw Refused.value(
                    path + ".role",
                    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with"
                            + " 'tool_calls'.");
        }
    }

    private void nobodyWaits(String param) {
        if (!waiting.isEmpty()) {
            throw Refused.value(
                    param,
                    "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                            + " 'tool_call_id'. The following tool_call_ids did not have response messages: "
                            + String.join(", ", waiting));
        }
    }
}
