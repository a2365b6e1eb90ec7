package io.assistants4j.core.engine;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * What the API shows where nobody said anything. The store keeps the silence: a model is told only what somebody asked for,
 * because some models refuse even the default of a setting they do not know.
 */
final class Defaults {
    static final double TEMPERATURE = 1;
    static final double TOP_P = 1;

    private Defaults() {}

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static Assistant shown(Assistant kept) {
        return new Assistant(
                kept.id(),
                kept.createdAt(),
                kept.name(),
                kept.description(),
                kept.model(),
                kept.instructions(),
                kept.tools(),
                kept.metadata(),
                kept.toolResources(),
                or(kept.temperature(), TEMPERATURE),
                or(kept.topP(), TOP_P),
                or(kept.responseFormat(), ResponseFormat.AUTO),
                kept.reasoningEffort(),
                kept.extensions());
    }

    static Page<Assistant> shown(Page<Assistant> kept) {
        return new Page<>(
                kept.data().stream().map(Defaults::shown).toList(),
                kept.firstId(),
                kept.lastId(),
                kept.hasMore(),
                kept.extensions());
    }
}
