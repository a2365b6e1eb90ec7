package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model that does what the user's last message says, so that a program in any language can be tested with it:
 *
 * <ul>
 *   <li>{@code call get_weather {"city":"Oslo"}} calls a function; one a line, several at once.
 *   <li>{@code fail} or {@code fail rate_limit_exceeded} fails after some text.
 *   <li>{@code incomplete} or {@code incomplete max_prompt_tokens} ends early after some text.
 *   <li>{@code hold} says no more after some text, until the run is cancelled or expires.
 *   <li>{@code status paused} has the run in this state for two looks, then completes.
 * </ul>
 *
 * Anything else it repeats. It reports the outputs of functions, and calls the first function of a run that demands a call.
 */
public final class ObedientModel implements Function<Question, Reply> {
    /** One that remembers nothing. */
    public ObedientModel() {}

    @Override
    public Reply apply(Question question) {
        if (!question.outputs().isEmpty()) {
            return said("The outputs are ", outputs(question.outputs()), ".");
        }
        String asked = question.asked();
        String[] words = asked.strip().split("\\s+", 2);
        Optional<String> word = words.length < 2 ? Optional.empty() : Optional.of(words[1]);
        return switch (words[0]) {
            case "call" -> calls(asked);
            case "fail" -> begun().failed(word.orElse("server_error"), "The model was told to fail.");
            case "incomplete" -> begun().incomplete(word.orElse("max_completion_tokens"));
            case "hold" -> begun().hold();
            case "status" -> said("I was ", word.orElse("paused"), ".").status(word.orElse("paused"), 2);
            default -> demanded(question).orElseGet(() -> said("You said: ", asked));
        };
    }

    private static Reply begun() {
        return new Reply().openText("This goes ", "no further").usage(5, 4);
    }

    private static Reply said(String... deltas) {
        return new Reply().text(deltas).usage(5, deltas.length);
    }

    private static Reply calls(String asked) {
        Reply reply = new Reply().usage(5, 8);
        List<String> lines = asked.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+", 3);
            if (words.length > 1 && words[0].equals("call")) {
                reply = reply.call("call_" + (i + 1), words[1], words.length > 2 ? words[2] : "{}");
            }
        }
        return reply;
    }

    private static Optional<Reply> demanded(Question question) {
        if (!question.run().at("tool_choice").text().orElse("").equals("required")) {
            return Optional.empty();
        }
        return question.run().at("tools").elements().stream()
                .flatMap(tool -> tool.at("function", "name").text().stream())
                .findFirst()
                .map(name -> new Reply().call("call_1", name, "{}"));
    }

    private static String outputs(List<Json> outputs) {
        return outputs.stream()
                .map(output -> output.at("output").text().orElse(""))
                .collect(Collectors.joining(" and "));
    }
}
