package io.assistants4j.local;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into the pieces it is streamed in: a word with the space after it, a character where a script has no spaces. */
final class Words {

    private Words() {}

    /** The pieces in order; joined, they are {@code text} again to the letter. */
    static List<String> of(String text) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }
}
