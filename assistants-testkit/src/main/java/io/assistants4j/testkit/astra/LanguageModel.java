package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The library by which the server asks language models of any vendor; headers become its arguments (1.3). */
final class LanguageModel {
    private static final String PARAMETER = "llm-param-";
    private static final String KEY = "api_key";

    /** What its table of models knows by a bare name; others need their vendor's name and a slash (1.4). */
    private static final Pattern KNOWN = Pattern.compile(
            "(gpt-|o\\d|chatgpt-|claude-|command|gemini-|chat-bison|anthropic\\.|meta\\.|amazon\\.).*|.+/.+");

    private final Script<Asked, Completion> script = new Script<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    Script<Asked, Completion> script() {
        return script;
    }

    /** What it was asked so far, oldest first. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    void clear() {
        script.clear();
        asked.clear();
    }

    static boolean knows(String model) {
        return KNOWN.matcher(model).matches();
    }

    /** What it does; a failure where it does not know the model, or nothing is scripted. */
    Completion ask(ReceivedRequest request, String model, List<String> prompt, List<String> functions) {
        Map<String, String> parameters = parameters(request);
        String key = parameters.remove(KEY);
        String bearer = request.header("Authorization").replaceFirst("^Bearer ", "");
        Asked question =
                new Asked(model, key != null ? key : bearer.isEmpty() ? null : bearer, parameters, prompt, functions);
        asked.add(question);
        if (!knows(model)) {
            return new Completion().failing("LLM Provider NOT provided");
        }
        try {
            return script.next(question);
        } catch (Refused e) {
            return new Completion().failing(String.valueOf(e.getMessage()));
        }
    }

    /** Those with the special names, over the plain ones. */
    private static Map<String, String> parameters(ReceivedRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String plain : List.of("api-key", "base-url", "api-version", "custom-llm-provider")) {
            if (!request.header(plain).isEmpty()) {
                parameters.put(plain.replace('-', '_'), request.header(plain));
            }
        }
        request.headers().entries().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PARAMETER)) {
                parameters.put(name.substring(PARAMETER.length()).replace('-', '_'), header.getValue());
            }
        });
        return parameters;
    }
}
