package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a file search.
 *
 * @param maxNumResults 1 to 50 results; the provider's own default when absent
 * @param rankingOptions how results are ranked
 * @param extensions unknown members
 */
public record FileSearchOptions(
        @Nullable Integer maxNumResults, @Nullable RankingOptions rankingOptions, Extensions extensions) {}
