package io.assistants4j.wire.chat;

import io.assistants4j.wire.internal.turns.Extra;
import java.util.List;
import java.util.Locale;

/** What of a request some models and servers refuse. */
enum ChatExtra implements Extra {
    /** The usual name of the bound on an answer; without it goes the other name, never none. */
    USUAL_BOUND,
    /** Reasoning models take no temperature but their own. */
    TEMPERATURE,
    /** Nor another nucleus. */
    TOP_P,
    /** Older servers cannot be asked what a stream cost. */
    STREAM_OPTIONS,
    /** Older servers and reasoning models decide themselves how many calls go together. */
    PARALLEL_TOOL_CALLS,
    /** Servers that keep nothing may not take metadata. */
    METADATA,
    /** Nor be told to keep nothing. */
    STORE,
    /** Servers without a cache of prompts have no key to it. */
    PROMPT_CACHE_KEY,
    /** Servers that know one user only do not tell users apart. */
    SAFETY_IDENTIFIER,
    /** Some models know users and assistants only; they are told their instructions by the user. */
    SYSTEM_ROLE;

    @Override
    public List<String> params() {
        return switch (this) {
            case USUAL_BOUND -> List.of("max_completion_tokens", "max_tokens");
            case SYSTEM_ROLE -> List.of("messages[0].role");
            default -> List.of(name().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public boolean isCallers() {
        return this == TEMPERATURE || this == TOP_P || this == PARALLEL_TOOL_CALLS;
    }

    @Override
    public List<String> words() {
        return switch (this) {
            case STORE -> List.of("'store'", "\"store\"", "`store`", "argument supplied: store");
            case SYSTEM_ROLE -> List.of("'system'", "system role");
            default -> params();
        };
    }
}
