package io.assistants4j.core.tool;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search of files.
 *
 * @param rankingOptions how results were ranked
 * @param results what was found; null where the provider does not tell
 * @param extensions unknown members
 */
public record FileSearchCall(
        @Nullable RankingOptions rankingOptions, @Nullable List<Result> results, Extensions extensions) {
    public FileSearchCall {
        results = results == null ? null : List.copyOf(results);
    }

    /**
     * One place that was found.
     *
     * @param fileId the file
     * @param fileName its name
     * @param score 0 to 1
     * @param content the text found, only where it was asked for
     * @param extensions unknown members
     */
    public record Result(
            FileId fileId,
            String fileName,
            double score,
            @Nullable List<ResultContent> content,
            Extensions extensions) {
        public Result {
            Objects.requireNonNull(fileId, "fileId");
            content = content == null ? null : List.copyOf(content);
        }
    }

    /**
     * A piece of text that was found.
     *
     * @param type always {@code text} so far
     * @param text the text
     * @param extensions unknown members
     */
    public record ResultContent(
            @Nullable String type, @Nullable String text, Extensions extensions) {}
}
