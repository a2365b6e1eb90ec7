package io.assistants4j.core.thread;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import org.jspecify.annotations.Nullable;

/** Says where a part of a text comes from, or what file it names. */
public sealed interface Annotation {
    /**
     * A quotation from a file.
     *
     * @param text the marker as it stands in the text
     * @param fileCitation the file
     * @param startIndex where the marker begins, from 0
     * @param endIndex the first place behind the marker
     * @param extensions unknown members
     */
    record FileCitation(String text, FileReference fileCitation, int startIndex, int endIndex, Extensions extensions)
            implements Annotation {}

    /**
     * A path to a file the run made.
     *
     * @param text the path as it stands in the text
     * @param filePath the file
     * @param startIndex where the path begins, from 0
     * @param endIndex the first place behind the path
     * @param extensions unknown members
     */
    record FilePath(String text, FileReference filePath, int startIndex, int endIndex, Extensions extensions)
            implements Annotation {}

    /**
     * An annotation this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements Annotation {}

    /**
     * A file that is named.
     *
     * @param fileId the file
     * @param quote the words quoted, where the provider tells
     * @param extensions unknown members
     */
    record FileReference(FileId fileId, @Nullable String quote, Extensions extensions) {}
}
