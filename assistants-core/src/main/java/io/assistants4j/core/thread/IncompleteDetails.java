package io.assistants4j.core.thread;

import io.assistants4j.core.value.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * Why a message or a run broke off.
 *
 * @param reason the API's word for it; for messages {@code content_filter}, {@code max_tokens}, {@code run_cancelled},
 *     {@code run_expired}, {@code run_failed}, for runs {@code max_completion_tokens}, {@code max_prompt_tokens}; absent
 *     where the API has no word for it
 * @param extensions unknown members
 */
public record IncompleteDetails(@Nullable String reason, Extensions extensions) {
    /** Details with this reason. */
    public static IncompleteDetails of(@Nullable String reason) {
        return new IncompleteDetails(reason, Extensions.NONE);
    }
}
