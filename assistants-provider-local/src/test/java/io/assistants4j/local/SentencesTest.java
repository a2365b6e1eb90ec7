package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SentencesTest {

    @Test
    void sentencesOfALineAreSeparated() {
        assertThat(texts("It costs 9.90 francs. Is that much? No!"))
                .containsExactly("It costs 9.90 francs.", "Is that much?", "No!");
    }

    @Test
    void aWrappedSentenceIsOneLine() {
        assertThat(texts("""
                        A sentence that goes on for longer than a line usually does is
                        Continued here, and
                        here.
                        """))
                .containsExactly(
                        "A sentence that goes on for longer than a line usually does is Continued here, and here.");
    }

    @Test
    void shortLinesStandAlone() {
        assertThat(texts("Price: 4\nColour: red\r\nSize: 9")).containsExactly("Price: 4", "Colour: red", "Size: 9");
    }

    @Test
    void listItemsLoseTheirMarks() {
        assertThat(texts("- one\n* two\n3. three\n4) four\n\u2022 five\n-5 degrees"))
                .containsExactly("one", "two", "three", "four", "five", "-5 degrees");
    }

    @Test
    void sentencesKnowTheirHeading() {
        assertThat(Sentences.of("# Fees\nNone.\nExcept for:\n- Cash\n\nLater.\n## Rest\nDone."))
                .containsExactly(
                        new Sentence("None.", "Fees"),
                        new Sentence("Cash", "Fees Except for:"),
                        new Sentence("Later.", "Fees"),
                        new Sentence("Done.", "Rest"));
    }

    @Test
    void aSentenceWithoutAnEndIsCutBetweenWords() {
        String endless = "word ".repeat(1_000).strip();

        List<String> pieces = texts(endless);

        assertThat(pieces)
                .allMatch(piece -> piece.length() <= 400 && piece.startsWith("word") && piece.endsWith("word"));
        assertThat(String.join(" ", pieces)).isEqualTo(endless);
    }

    @Test
    void aWordWithoutAnEndIsNotCutInsideACharacter() {
        String endless = "a" + "\ud83e\udd37".repeat(1_000);

        assertThat(texts(endless).stream().collect(Collectors.joining())).isEqualTo(endless);
        assertThat(texts(endless)).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
    }

    @Test
    void blankTextHasNone() {
        assertThat(texts("")).isEmpty();
        assertThat(texts(" \n\t\r\n ")).isEmpty();
    }

    @Test
    void questionsAreKnownInAnyScript() {
        assertThat(texts("Why? (Why?) \u201cWhy?\u201d")).allMatch(text -> new Sentence(text, "").isQuestion());
        assertThat(new Sentence("\u51e0\u70b9\u5f00\u95e8\uff1f", "").isQuestion())
                .isTrue();
        assertThat(new Sentence("\u0645\u062a\u0649\u061f", "").isQuestion()).isTrue();
        assertThat(new Sentence("Why? Because.", "").isQuestion()).isFalse();
        assertThat(new Sentence("...", "").isQuestion()).isFalse();
    }

    private static List<String> texts(String text) {
        return Sentences.of(text).stream().map(Sentence::text).toList();
    }
}
