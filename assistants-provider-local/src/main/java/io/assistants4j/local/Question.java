package io.assistants4j.local;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The user's last message, taken apart.
 *
 * <p>In "The train leaves at ten. When does it leave?" the second sentence asks, and the first may be quoted as the
 * answer. A message without a question mark asks as a whole, and nothing of it is quoted back.
 *
 * @param asked the part that asks
 * @param whole the whole message
 * @param statements the sentences of the message that do not ask, if others do
 */
record Question(String asked, String whole, List<Sentence> statements) {

    static Question of(String message) {
        List<Sentence> sentences = Sentences.of(message);
        String asked = sentences.stream()
                .filter(Sentence::isQuestion)
                .map(Sentence::text)
                .collect(Collectors.joining(" "));
        return asked.isEmpty()
                ? new Question(message, message, List.of())
                : new Question(
                        asked,
                        message,
                        sentences.stream()
                                .filter(sentence -> !sentence.isQuestion())
                                .toList());
    }
}
