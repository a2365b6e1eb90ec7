package io.assistants4j.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TokenCounter;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class VocabularyCounterTest {
    private final TokenCounter tokens = new VocabularyCounter();

    @Test
    void oldModelsCountWithTheOldVocabulary() {
        String text = "Здравствуйте, как у вас дела?";

        assertThat(tokens.count("gpt-4-0613", text)).isEqualTo(tokens.count("gpt-3.5-turbo", text));
        assertThat(tokens.count("gpt-35-turbo", text)).isEqualTo(tokens.count("gpt-3.5-turbo", text));
        assertThat(tokens.count("gpt-4o", text)).isLessThan(tokens.count("gpt-4", text));
        assertThat(tokens.count("anything", text)).isEqualTo(tokens.count("gpt-4o", text));
    }

    @Test
    void itIsFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(TokenCounter.class)).hasOnlyElementsOfType(VocabularyCounter.class);
    }
}
