package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TokensTest {

    @Test
    void countsAsTheVendorDoes() {
        // Published example of o200k_base.
        assertThat(Tokens.count("hello world")).isEqualTo(2);
        assertThat(Tokens.count("")).isZero();
    }

    @Test
    void theNameOfAControlTokenIsPlainText() {
        assertThat(Tokens.count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void keepsAsManyWholeWordsAsFit() {
        List<String> words = List.of("hello ", "big ", "world");

        assertThat(Tokens.limit(words, 2)).containsExactly("hello ");
        assertThat(Tokens.limit(words, 100)).isEqualTo(words);
        assertThat(Tokens.limit(words, 0)).isEmpty();
    }
}
