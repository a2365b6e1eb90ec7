package io.assistants4j.wire.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GptTokensTest {
    private final GptTokens tokens = new GptTokens();

    @ParameterizedTest
    @CsvSource({
        "gpt-35-turbo, 16385",
        "gpt-4, 8192",
        "gpt-4-0613, 8192",
        "gpt-4-turbo-2024-04-09, 128000",
        "gpt-4o-mini, 128000",
        "gpt-4.1-nano, 1047576",
        "gpt-5, 272000",
        "gpt-5.1, 272000",
        "o1-mini, 128000"
    })
    void theLongestBeginningOfANameTellsItsWindow(String model, long window) {
        assertThat(tokens.window(model)).hasValue(window);
    }

    @Test
    void whatIsNotKnownHasNoWindow() {
        assertThat(tokens.window("gpt-4.5-preview")).isEmpty();
        assertThat(tokens.window("llama3")).isEmpty();
        assertThat(tokens.window("")).isEmpty();
    }

    @Test
    void oldModelsCountWithTheOldVocabulary() {
        String text = "Здравствуйте, как у вас дела?";

        assertThat(tokens.count("gpt-4-0613", text)).isEqualTo(tokens.count("gpt-3.5-turbo", text));
        assertThat(tokens.count("gpt-35-turbo", text)).isEqualTo(tokens.count("gpt-3.5-turbo", text));
        assertThat(tokens.count("gpt-4o", text)).isLessThan(tokens.count("gpt-4", text));
        assertThat(tokens.count("anything", text)).isEqualTo(tokens.count("gpt-4o", text));
    }
}
