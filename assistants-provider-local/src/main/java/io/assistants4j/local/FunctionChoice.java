package io.assistants4j.local;

import io.assistants4j.core.tool.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a function for a question.
 *
 * <p>Nobody made the model call one, so it is careful: a function is chosen only if the question has all the words of its
 * name. {@code get_weather} is chosen for "What is the weather in Paris?", since a verb that every function could bear
 * does not count; {@code send_mail} is not chosen for "What is mail?". Of several, the one wins whose name and description fit
 * the question best, and of those that fit alike the first.
 */
final class FunctionChoice {

    private static final String EMPTY_WORDS =
            "get set fetch find look up lookup search query read call run retrieve" + " current by for of";

    private static final String NAMED = "named";
    private static final String OTHER = "other";

    private FunctionChoice() {}

    /** The function the question names, if it names one. */
    static Optional<FunctionDefinition> free(List<FunctionDefinition> functions, String question) {
        return best(functions, question, NAMED);
    }

    /** The function that fits best, the first if none does: the model must call one of these. */
    static FunctionDefinition forced(List<FunctionDefinition> functions, String question) {
        return free(functions, question)
                .or(() -> best(functions, question, OTHER))
                .orElseGet(() -> functions.get(0));
    }

    private static Optional<FunctionDefinition> best(List<FunctionDefinition> functions, String question, String kind) {
        List<String> texts = functions.stream().map(FunctionChoice::text).toList();
        Language language = Language.of(question, String.join(" ", texts));
        Set<String> asked = WordAnalyzer.words(language, question);
        Set<String> empty = WordAnalyzer.words(language, EMPTY_WORDS);
        List<PassageIndex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            Set<String> name =
                    WordAnalyzer.words(language, spaced(functions.get(i).name()));
            name.removeAll(empty);
            boolean named = !name.isEmpty() && asked.containsAll(name);
            entries.add(new PassageIndex.Entry(named ? NAMED : OTHER, texts.get(i)));
        }
        try (PassageIndex index = new PassageIndex(language, entries)) {
            return index.search(asked, 1, Set.of(kind), 1).stream()
                    .findFirst()
                    .map(hit -> functions.get(hit.position()));
        }
    }

    private static String text(FunctionDefinition function) {
        String description = function.description();
        return spaced(function.name()) + (description == null ? "" : " " + description);
    }

    /** The words of a name written in any of the usual ways. */
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[_-]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
