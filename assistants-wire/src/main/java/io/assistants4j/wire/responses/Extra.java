package io.assistants4j.wire.responses;

import io.assistants4j.core.error.InvalidRequestException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A member of a request that some models and servers refuse and that an answer can do without. */
enum Extra {
    /** Encrypted reasoning; models that do not reason refuse to include it. */
    ENCRYPTED_REASONING("include", "encrypted content is not supported"),
    /** Reasoning models take no temperature but their own. */
    TEMPERATURE("temperature", "'temperature'"),
    /** Nor another nucleus. */
    TOP_P("top_p", "'top_p'"),
    /** Servers that are not OpenAI may not know what padding is. */
    STREAM_OPTIONS("stream_options", "'stream_options"),
    /** Servers that keep nothing may not take metadata. */
    METADATA("metadata", "'metadata'");

    private static final Set<String> CODES = Set.of("unsupported_parameter", "unsupported_value", "unknown_parameter");

    private final String param;
    private final String words;

    Extra(String param, String words) {
        this.param = param;
        this.words = words;
    }

    /** Which of them a refusal is about; nothing where it is about something else or about a wrong value. */
    static Optional<Extra> refusedBy(InvalidRequestException refusal) {
        String message = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
        boolean unsupported = refusal.code().map(CODES::contains).orElse(false)
                || message.contains("not support")
                || message.contains("unknown parameter");
        for (Extra extra : values()) {
            boolean named =
                    refusal.param().map(param -> param.startsWith(extra.param)).orElse(false)
                            || message.contains(extra.words);
            if (unsupported && named) {
                return Optional.of(extra);
            }
        }
        return Optional.empty();
    }
}
