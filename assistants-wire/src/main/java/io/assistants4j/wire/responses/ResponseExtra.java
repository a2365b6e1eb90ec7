package io.assistants4j.wire.responses;

import io.assistants4j.wire.internal.turns.Extra;
import java.util.List;

/** What of a request some models and servers refuse. */
enum ResponseExtra implements Extra {
    /** Encrypted reasoning; models that do not reason refuse to include it. */
    ENCRYPTED_REASONING("include", "encrypted content"),
    /** Reasoning models take no temperature but their own. */
    TEMPERATURE("temperature", "temperature"),
    /** Nor another nucleus. */
    TOP_P("top_p", "top_p"),
    /** Servers that are not OpenAI may not know what padding is. */
    STREAM_OPTIONS("stream_options", "stream_options"),
    /** Servers may not cut to fit; what they cannot read they refuse, as they would have. */
    TRUNCATION("truncation", "truncation"),
    /** Servers that keep nothing may not take metadata. */
    METADATA("metadata", "metadata"),
    /** Servers without a cache of prompts have no key to it. */
    PROMPT_CACHE_KEY("prompt_cache_key", "prompt_cache_key"),
    /** Servers that know one user only do not tell users apart. */
    SAFETY_IDENTIFIER("safety_identifier", "safety_identifier");

    private final String param;
    private final String words;

    ResponseExtra(String param, String words) {
        this.param = param;
        this.words = words;
    }

    @Override
    public List<String> params() {
        return List.of(param);
    }

    @Override
    public boolean isCallers() {
        return this == TEMPERATURE || this == TOP_P;
    }

    @Override
    public List<String> words() {
        return List.of(words);
    }
}
