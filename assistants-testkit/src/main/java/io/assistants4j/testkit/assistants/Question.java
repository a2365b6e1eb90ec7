package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.List;

/**
 * What the model of a {@link FakeAssistantsServer} is asked in one turn of a run.
 *
 * @param run the run
 * @param messages of its thread, oldest first
 * @param outputs what was just submitted, {@code {"tool_call_id":...,"output":...}} each; empty in the first turn
 */
public record Question(Json run, List<Json> messages, List<Json> outputs) {
    public Question {
        messages = List.copyOf(messages);
        outputs = List.copyOf(outputs);
    }

    /** What the user said last, the texts of its parts one after another; empty where the user said nothing. */
    public String asked() {
        String asked = "";
        for (Json message : messages) {
            if (message.at("role").text().orElse("").equals("user")) {
                StringBuilder text = new StringBuilder();
                message.at("content")
                        .elements()
                        .forEach(part ->
                                text.append(part.at("text", "value").text().orElse("")));
                asked = text.toString();
            }
        }
        return asked;
    }

    /** How many words the user said last; a tokenizer makes no fewer tokens of them. */
    int words() {
        String asked = asked().strip();
        return asked.isEmpty() ? 0 : asked.split("\\s+", -1).length;
    }
}
