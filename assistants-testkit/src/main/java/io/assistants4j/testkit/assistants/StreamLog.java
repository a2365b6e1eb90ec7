package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the streams of one run are sent, one stream after another; a stream begins where the one before it ended. */
final class StreamLog {
    private final List<Optional<Answer>> pieces = new ArrayList<>();

    void text(String text) {
        pieces.add(Optional.of(Answer.eventStream().text(text)));
    }

    /** The stream goes no further, but stays open. */
    void hold() {
        pieces.add(Optional.of(Answer.eventStream().hold()));
    }

    /** The stream is over. */
    void end() {
        pieces.add(Optional.empty());
    }

    int size() {
        return pieces.size();
    }

    /** The piece at this place; empty where a stream is over. */
    Optional<Answer> piece(int place) {
        return pieces.get(place);
    }
}
