package io.assistants4j.local;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the model has found: sentences to quote, best first, or none. */
record Answer(List<Passage> quotes) {

    /** What it says when nothing fits: what it is, and that it found nothing. */
    static final String NOTHING_FITS = "I am an offline extractive model that only quotes, and I found nothing in the"
            + " instructions or the conversation that fits your question.";

    /** What it says of functions that gave back nothing. */
    static final String EMPTY_OUTPUT = "The function answered with nothing.";

    private static final Pattern INTRODUCTION = Pattern.compile(Arrays.stream(Speaker.values())
            .map(speaker -> Pattern.quote(speaker.introduction()))
            .collect(Collectors.joining("|", "(?:^|(?<=\u201d) )(?:", ") (?=\u201c)")));

    private static final Pattern UNREAD =
            Pattern.compile("(?<=[\u201d.]) I read text only, so I left out \\d+ parts? of your message\\.$");

    Answer {
        quotes = List.copyOf(quotes);
    }

    /** The answer in words; each quotation says where it comes from. */
    String text() {
        if (quotes.isEmpty()) {
            return NOTHING_FITS;
        }
        StringBuilder text = new StringBuilder();
        Speaker last = null;
        for (Passage quote : quotes) {
            if (text.length() > 0) {
                text.append(' ');
            }
            if (quote.speaker() != last) {
                last = quote.speaker();
                text.append(last.introduction()).append(' ');
            }
            text.append('\u201c').append(quote.text()).append('\u201d');
        }
        return text.toString();
    }

    /** Adds to an answer how much of the question was not read. */
    static String withUnread(String text, int parts) {
        return parts == 0
                ? text
                : text + " I read text only, so I left out " + parts + (parts == 1 ? " part" : " parts")
                        + " of your message.";
    }

    /** Undoes {@link #text()} and {@link #withUnread}: the quoted sentences of an answer, a blank line between them. Any other text is given back as it is. */
    static String quotedIn(String said) {
        String text = UNREAD.matcher(said).replaceFirst("");
        if (text.equals(NOTHING_FITS)) {
            return "";
        }
        if (!INTRODUCTION.matcher(text).lookingAt()) {
            return text;
        }
        return INTRODUCTION
                .matcher(text)
                .replaceAll(" ")
                .strip()
                .replaceAll("^\u201c|\u201d$", "")
                .replaceAll("\u201d\\s+\u201c", "\n\n");
    }
}
