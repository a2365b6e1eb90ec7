package io.assistants4j.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void tokensAreCountedAsTheVocabularyHasThem() {
        assertThat(Vocabulary.O200K.count("hello world")).isEqualTo(2);
        assertThat(Vocabulary.CL100K.count("hello world")).isEqualTo(2);
        assertThat(Vocabulary.O200K.count("")).isZero();
    }

    @Test
    void theVocabulariesDiffer() {
        String text = "Здравствуйте, как у вас дела?";

        assertThat(Vocabulary.O200K.count(text)).isLessThan(Vocabulary.CL100K.count(text));
    }

    @Test
    void namesOfControlTokensArePlainText() {
        assertThat(Vocabulary.O200K.count("<|endoftext|>")).isGreaterThan(1);
    }
}
