package io.assistants4j.wire.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TokenCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void tokensAreCountedByWhatTheClassPathHas() {
        assertThat(tokens.count("gpt-4o", "hello world")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "The quick brown fox jumps over the lazy dog, and nobody is surprised by it any more.",
                "Здравствуйте, как у вас дела? Спасибо, хорошо.",
                "今日は天気がとてもいいですね。散歩に行きましょう。",
                "ආයුබෝවන්, ඔබට කොහොමද?",
                "{\"id\":\"msg_1\",\"object\":\"thread.message\",\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"Hi\"}}]}",
                "for (int i = 0; i < values.length; i++) {\n    sum += values[i] * 31 + 20_000;\n}",
                "2026-11-26T01:16:19Z, 3.14159265, +49 30 1234567",
                "👋🏽 👩‍👩‍👧‍👦 🎉"
            })
    void aGuessIsNotTooLow(String text) {
        assertThat(TokenCounter.ESTIMATE.count("gpt-4o", text)).isGreaterThanOrEqualTo(tokens.count("gpt-4o", text));
    }
}
