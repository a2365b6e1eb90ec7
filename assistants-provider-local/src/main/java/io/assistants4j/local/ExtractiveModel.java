package io.assistants4j.local;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the one to three sentences that fit a question best.
 *
 * <p>A sentence fits if it has one of the question's words, or more of them the longer the question is; endings and
 * filler words do not count. What the assistant said before is quoted only where everything else has nothing. Without
 * state: safe for any number of threads.
 */
final class ExtractiveModel {

    private static final int MOST_QUOTES = 3;
    /** Beside the best sentence, another is quoted only if it fits at least half as well. */
    private static final float CLOSE = 0.5f;
    /** Outputs of functions with no more characters than this are quoted whole. */
    private static final int SHORT = 400;

    /** The answer; for the same reading always the same. */
    Answer answer(Reading reading) {
        Question question = Question.of(reading.question());
        Language language = Language.of(reading.question(), reading.text());
        List<Passage> passages = Passages.of(reading, question, language);
        List<PassageIndex.Entry> entries = passages.stream()
                .map(passage ->
                        new PassageIndex.Entry(passage.speaker().name(), passage.context() + " " + passage.text()))
                .toList();
        try (PassageIndex index = new PassageIndex(language, entries)) {
            List<PassageIndex.Hit> hits = search(index, language, question);
            return new Answer(hits.stream()
                    .filter(hit -> hit.score() >= CLOSE * hits.get(0).score())
                    .map(hit -> passages.get(hit.position()))
                    .toList());
        }
    }

    /** An answer that quotes what functions gave back: all of it, or, where that is long, what fits the question best. */
    String answerFrom(List<String> outputs, String question) {
        List<Passage> whole = outputs.stream()
                .filter(output -> !output.isBlank())
                .map(output -> new Passage(Speaker.FUNCTION, output.strip().replaceAll("\\s+", " "), ""))
                .toList();
        if (whole.isEmpty()) {
            return Answer.EMPTY_OUTPUT;
        }
        if (whole.stream().mapToInt(output -> output.text().length()).sum() <= SHORT) {
            return new Answer(whole).text();
        }
        List<Utterance> said = outputs.stream()
                .map(output -> new Utterance(Speaker.FUNCTION, output))
                .toList();
        Answer fitting = answer(new Reading("", said, question));
        return fitting.quotes().isEmpty() ? new Answer(beginning(said)).text() : fitting.text();
    }

    private static List<Passage> beginning(List<Utterance> said) {
        return said.stream()
                .flatMap(utterance -> Sentences.of(utterance.text()).stream())
                .limit(MOST_QUOTES)
                .map(sentence -> new Passage(Speaker.FUNCTION, sentence.text(), ""))
                .toList();
    }

    /** The whole message is only searched for when the part that asks has found nothing: telling words find less well. */
    private static List<PassageIndex.Hit> search(PassageIndex index, Language language, Question question) {
        Set<String> asked = WordAnalyzer.words(language, question.asked());
        List<PassageIndex.Hit> hits =
                best(index, asked, Speaker.INSTRUCTIONS, Speaker.ASKER, Speaker.USER, Speaker.FUNCTION);
        if (hits.isEmpty()) {
            hits = best(index, asked, Speaker.ASSISTANT);
        }
        if (hits.isEmpty()) {
            Set<String> whole = WordAnalyzer.words(language, question.whole());
            hits = best(index, whole, Speaker.INSTRUCTIONS, Speaker.USER, Speaker.FUNCTION, Speaker.ASSISTANT);
        }
        return hits;
    }

    private static List<PassageIndex.Hit> best(PassageIndex index, Set<String> words, Speaker... speakers) {
        // One word of four; three are enough for any question.
        int fewest = Math.min(3, (words.size() + 3) / 4);
        Set<String> kinds = Arrays.stream(speakers).map(Speaker::name).collect(Collectors.toSet());
        return index.search(words, fewest, kinds, MOST_QUOTES);
    }
}
