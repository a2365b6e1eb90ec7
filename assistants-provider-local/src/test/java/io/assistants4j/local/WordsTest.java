package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {

    @Test
    void aWordKeepsTheSpaceAfterIt() {
        assertThat(Words.of("Hello,  big world.\n")).containsExactly("Hello,  ", "big ", "world.\n");
    }

    @Test
    void aScriptWithoutSpacesIsCutToo() {
        assertThat(Words.of("\u9000\u6b3e\u9700\u8981\u3002")).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n x \t",
                "a-b c/d",
                "\ud83e\udd37\u200d\u2642\ufe0f ok",
                "e\u0301 \u201ca\u201d",
                "\ud83e"
            })
    void joinedTheyAreTheTextAgain(String text) {
        assertThat(String.join("", Words.of(text))).isEqualTo(text);
    }
}
