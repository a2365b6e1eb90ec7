package io.assistants4j.openai.chaos;

import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which turn of which run a call is for, as its request tells: by the last question, and whether outputs follow it. */
record TurnOfRun(int conversation, int number, int turn) {
    private static final Pattern QUESTION = Pattern.compile("Question (\\d+) of conversation (\\d+)\\?");

    static TurnOfRun of(ReceivedRequest request) {
        Json body = request.json();
        List<Json> items = body.at("input").isArray()
                ? body.at("input").elements()
                : body.at("messages").elements();
        int turn = 0;
        for (int i = items.size() - 1; i >= 0; i--) {
            Json item = items.get(i);
            String role = item.at("role").text().orElse("");
            if (role.equals("tool") || item.at("type").text().orElse("").equals("function_call_output")) {
                turn = 1;
            }
            Matcher question = QUESTION.matcher(item.at("content").text().orElse(""));
            if (role.equals("user") && question.matches()) {
                return new TurnOfRun(Integer.parseInt(question.group(2)), Integer.parseInt(question.group(1)), turn);
            }
        }
        throw new AssertionError("no question in " + body);
    }
}
