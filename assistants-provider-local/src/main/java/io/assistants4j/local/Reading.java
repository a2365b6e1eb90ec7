package io.assistants4j.local;

import java.util.List;

/**
 * All the model has read before it answers.
 *
 * @param instructions the instructions, empty if there are none
 * @param conversation what was said before the question, oldest first
 * @param question the last message of the user, empty if the user said nothing
 */
record Reading(String instructions, List<Utterance> conversation, String question) {

    Reading {
        conversation = List.copyOf(conversation);
    }

    /** All of it as one text. */
    String text() {
        StringBuilder all = new StringBuilder(instructions);
        conversation.forEach(utterance -> all.append('\n').append(utterance.text()));
        return all.append('\n').append(question).toString();
    }
}
