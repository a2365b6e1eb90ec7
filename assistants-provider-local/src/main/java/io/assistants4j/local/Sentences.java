package io.assistants4j.local;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a text into sentences: at the sentence ends of any script, at blank lines, headings and list items.
 *
 * <p>Lines that were only wrapped are joined again, so a quotation is one line. A "sentence" without an end is cut after
 * {@value #LONGEST} characters.
 */
final class Sentences {

    private static final int LONGEST = 400;
    /** A line this long that stops without punctuation was wrapped. */
    private static final int WRAPPED = 60;

    private static final Pattern LIST_ITEM = Pattern.compile("^(?:[-*+\u2022\u2013]|\\d{1,3}[.)])\\s+");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final BreakIterator sentenceEnds = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final BreakIterator lineBreaks = BreakIterator.getLineInstance(Locale.ROOT);
    private final List<Sentence> found = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private String heading = "";
    private String introduction = "";
    private int lastLine;

    private Sentences() {}

    /** The sentences of {@code text} in order; none if it is blank. */
    static List<Sentence> of(String text) {
        Sentences sentences = new Sentences();
        text.lines().map(String::strip).forEach(sentences::line);
        sentences.endBlock();
        return sentences.found;
    }

    private void line(String line) {
        if (line.isEmpty()) {
            endBlock();
            introduction = "";
        } else if (HEADING.matcher(line).find()) {
            endBlock();
            heading = HEADING.matcher(line).replaceFirst("");
            introduction = "";
        } else if (LIST_ITEM.matcher(line).find()) {
            endBlock();
            append(LIST_ITEM.matcher(line).replaceFirst(""));
        } else {
            if (!continuesWith(line)) {
                endBlock();
            }
            append(line);
        }
    }

    private boolean continuesWith(String line) {
        if (block.length() == 0) {
            return true;
        }
        int last = block.codePointBefore(block.length());
        return Character.isLowerCase(line.codePointAt(0))
                || last == ','
                || (lastLine >= WRAPPED && Character.isLetterOrDigit(last));
    }

    private void append(String line) {
        if (block.length() > 0) {
            block.append(' ');
        }
        block.append(line);
        lastLine = line.length();
    }

    private void endBlock() {
        String text = SPACES.matcher(block).replaceAll(" ");
        block.setLength(0);
        String under = (heading + " " + introduction).strip();
        sentenceEnds.setText(text);
        int start = sentenceEnds.first();
        for (int end = sentenceEnds.next(); end != BreakIterator.DONE; end = sentenceEnds.next()) {
            String sentence = text.substring(start, end).strip();
            if (end == text.length() && sentence.endsWith(":")) {
                introduction = sentence;
            } else {
                addInPieces(sentence, under);
            }
            start = end;
        }
    }

    private void addInPieces(String sentence, String under) {
        int start = 0;
        while (sentence.length() - start > LONGEST) {
            String piece = sentence.substring(start, start + LONGEST + 1);
            lineBreaks.setText(piece);
            int cut = lineBreaks.preceding(LONGEST + 1);
            if (cut <= 0) {
                cut = Character.isHighSurrogate(piece.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            }
            found.add(new Sentence(piece.substring(0, cut).strip(), under));
            start += cut;
        }
        String rest = sentence.substring(start).strip();
        if (!rest.isEmpty()) {
            found.add(new Sentence(rest, under));
        }
    }
}
