package io.assistants4j.wire.chat;

import java.util.Locale;

/** Why a model stopped. */
enum FinishReason {
    /** It had said all it wanted, or calls functions. */
    WELL,
    /** The bound on the tokens written. */
    LENGTH,
    /** A filter of contents. */
    FILTER,
    /** The server could not go on. */
    FAILED;

    /** What a server's word means; servers have many words for a good end, so an unknown one is one. */
    static FinishReason of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens", "model_length" -> LENGTH;
            case "content_filter" -> FILTER;
            case "error", "abort", "insufficient_system_resource" -> FAILED;
            default -> WELL;
        };
    }
}
