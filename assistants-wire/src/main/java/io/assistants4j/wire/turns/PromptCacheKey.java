package io.assistants4j.wire.turns;

import io.assistants4j.core.engine.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a far side should send to the same cache of prompts, sent as {@code prompt_cache_key}. What is sent is an id
 * of ours, which says nothing about the person who asks.
 */
public enum PromptCacheKey {
    /** Those of one thread: {@code prompt_cache_key} is the id of the thread. */
    THREAD,
    /**
     * Those of one assistant: {@code prompt_cache_key} is the id of the assistant. For many short threads with the same long
     * instructions; OpenAI keeps a key to one cache for about 15 requests a minute only.
     */
    ASSISTANT,
    /** Whatever the far side thinks best: no {@code prompt_cache_key} is sent. */
    NONE;

    /** What is sent with a turn; null for nothing. */
    @Nullable
    String of(Turn turn) {
        return switch (this) {
            case THREAD -> turn.thread().value();
            case ASSISTANT -> turn.assistant().value();
            case NONE -> null;
        };
    }
}
