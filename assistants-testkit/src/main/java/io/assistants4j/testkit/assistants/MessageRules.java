package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.Set;

/** What the real service checks of messages. */
final class MessageRules {
    private static final Set<String> KNOWN = Set.of("role", "content", "attachments", "metadata");
    private static final Set<String> ROLES = Set.of("user", "assistant");
    private static final Set<String> PARTS = Set.of("text", "image_url", "image_file");
    private static final Set<String> DETAILS = Set.of("auto", "low", "high");
    private static final int LONGEST = 256_000;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private MessageRules() {}

    static void check(Json request) {
        check(request, "");
    }

    static void check(Json message, String path) {
        Fields fields = Fields.at(message, path)
                .known(KNOWN)
                .required("role", "content")
                .word("role", ROLES);
        content(message.at("content"), fields, path.isEmpty() ? "content" : path + ".content");
        fields.each("attachments", ANY_NUMBER, MessageRules::attachment).metadata();
    }

    private static void content(Json content, Fields fields, String path) {
        if (content.text().isPresent()) {
            if (content.text().orElse("").isEmpty()) {
                throw new Refused(
                        "Invalid '" + path + "': string too short. Expected a string with minimum length 1.",
                        path,
                        "string_below_min_length");
            }
            fields.text("content", LONGEST);
            return;
        }
        if (!content.isArray()) {
            throw Refused.type(path, "a string or an array of parts");
        }
        if (content.elements().isEmpty()) {
            throw new Refused(
                    "Invalid '" + path + "': array too short. Expected an array with minimum length 1.",
                    path,
                    "array_below_min_length");
        }
        fields.each("content", ANY_NUMBER, MessageRules::part);
    }

    private static void part(Json part, String path) {
        Fields fields = Fields.at(part, path).required("type").word("type", PARTS);
        String type = part.at("type").text().orElse("");
        fields.required(type);
        if (type.equals("text")) {
            fields.text("text", LONGEST);
        } else {
            Fields.at(part.at(type), path + "." + type)
                    .required(type.equals("image_url") ? "url" : "file_id")
                    .word("detail", DETAILS);
        }
    }

    private static void attachment(Json attachment, String path) {
        Fields.at(attachment, path).required("file_id", "tools").each("tools", ANY_NUMBER, ToolRules::attached);
    }
}
