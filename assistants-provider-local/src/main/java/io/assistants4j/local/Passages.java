package io.assistants4j.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what may be quoted: the sentences of the instructions, then those of the conversation, the latest message first,
 * so that of two that fit alike the later one wins.
 *
 * <p>Left out are questions, whatever repeats the question, and what stands there already. A question in the instructions
 * helps to find the sentence after it, as in a list of questions and answers.
 */
final class Passages {

    private final Language language;
    private final List<Passage> passages = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Passages(Language language, Question question) {
        this.language = language;
        seen.add("");
        seen.add(Sentence.key(question.asked()));
        seen.add(Sentence.key(question.whole()));
    }

    static List<Passage> of(Reading reading, Question question, Language language) {
        Passages collected = new Passages(language, question);
        collected.addAll(Speaker.INSTRUCTIONS, Sentences.of(reading.instructions()));
        collected.addAll(Speaker.ASKER, question.statements());
        List<Utterance> conversation = reading.conversation();
        for (int i = conversation.size() - 1; i >= 0; i--) {
            Utterance utterance = conversation.get(i);
            if (utterance.speaker() != Speaker.ASSISTANT) {
                collected.addAll(utterance.speaker(), Sentences.of(utterance.text()));
            }
        }
        // Last, so that an answer that quoted one of the above is known as a repetition.
        for (int i = conversation.size() - 1; i >= 0; i--) {
            Utterance utterance = conversation.get(i);
            if (utterance.speaker() == Speaker.ASSISTANT) {
                collected.addAll(Speaker.ASSISTANT, Sentences.of(Answer.quotedIn(utterance.text())));
            }
        }
        return collected.passages;
    }

    private void addAll(Speaker speaker, List<Sentence> sentences) {
        String questionBefore = "";
        for (Sentence sentence : sentences) {
            if (asks(speaker, sentence)) {
                questionBefore = speaker == Speaker.INSTRUCTIONS ? sentence.text() : "";
                continue;
            }
            if (seen.add(sentence.key())) {
                String context = (sentence.heading() + " " + questionBefore).strip();
                passages.add(new Passage(speaker, sentence.text(), context));
            }
            questionBefore = "";
        }
    }

    private boolean asks(Speaker speaker, Sentence sentence) {
        return sentence.isQuestion() || (speaker == Speaker.USER && language.opensQuestion(sentence.text()));
    }
}
