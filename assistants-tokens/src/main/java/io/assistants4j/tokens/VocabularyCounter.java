package io.assistants4j.tokens;

import io.assistants4j.core.engine.TokenCounter;

/**
 * Counts as OpenAI's models do, whoever serves them; a name nobody knows counts like a current model. A service, found by
 * its being on the class path. Thread-safe.
 */
public final class VocabularyCounter implements TokenCounter {
    @Override
    public long count(String model, String text) {
        boolean old = model.startsWith("gpt-3") || (model + "-").startsWith("gpt-4-");
        return (old ? Vocabulary.CL100K : Vocabulary.O200K).count(text);
    }
}
