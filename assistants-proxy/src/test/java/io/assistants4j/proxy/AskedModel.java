package io.assistants4j.proxy;

import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The model behind the official clients. What it does depends on what it was told last and on nothing else, so that any
 * number of conversations can go on at once: asked for the weather it calls a function twice, asked to break, to go on
 * or to wait it fails, runs out of tokens or says no more.
 */
final class AskedModel implements Function<ReceivedRequest, Reply> {
    @Override
    public Reply apply(ReceivedRequest request) {
        String asked = "";
        List<String> outputs = new ArrayList<>();
        for (Json item : request.json().at("input").elements()) {
            if (item.at("role").exists()) {
                asked = item.at("content").toString();
                outputs.clear();
            } else if (item.at("output").exists()) {
                outputs.add(item.at("output").text().orElse(""));
            }
        }
        return outputs.isEmpty() ? answer(asked) : report(outputs);
    }

    private static Reply report(List<String> outputs) {
        return new Reply().text("It is ", String.join(" and ", outputs), ".").usage(20, 5);
    }

    private static Reply answer(String asked) {
        if (asked.contains("weather")) {
            return new Reply()
                    .call("call_oslo", "get_temp", "{\"city\":", "\"Oslo\"}")
                    .call("call_rome", "get_temp", "{\"city\":", "\"Rome\"}")
                    .usage(9, 8);
        }
        if (asked.contains("break")) {
            return new Reply().text("One ", "two").failed("server_error", "The model broke.");
        }
        if (asked.contains("go on")) {
            return new Reply().text("And on ", "and on").usage(5, 6).incomplete("max_output_tokens");
        }
        if (asked.contains("wait")) {
            return new Reply().openText("Wait").hold();
        }
        return new Reply().text("Hello ", "from ", "afar.").usage(7, 3);
    }
}
