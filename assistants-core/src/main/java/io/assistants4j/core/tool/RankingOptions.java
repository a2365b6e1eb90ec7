package io.assistants4j.core.tool;

import io.assistants4j.core.value.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * How the results of a file search are ranked.
 *
 * @param ranker the ranker's name, such as {@code auto}
 * @param scoreThreshold 0 to 1; results below it are left out; required in requests
 * @param extensions unknown members
 */
public record RankingOptions(
        @Nullable String ranker, @Nullable Double scoreThreshold, Extensions extensions) {}
