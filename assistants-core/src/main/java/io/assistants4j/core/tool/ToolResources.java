package io.assistants4j.core.tool;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.VectorStoreId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that tools may use.
 *
 * @param codeInterpreter files of the code interpreter
 * @param fileSearch vector stores of the file search
 * @param extensions unknown members
 */
public record ToolResources(
        @Nullable CodeInterpreterResources codeInterpreter,
        @Nullable FileSearchResources fileSearch,
        Extensions extensions) {
    /**
     * Files of the code interpreter.
     *
     * @param fileIds at most 20
     * @param extensions unknown members
     */
    public record CodeInterpreterResources(List<FileId> fileIds, Extensions extensions) {
        public CodeInterpreterResources {
            fileIds = List.copyOf(fileIds);
        }
    }

    /**
     * Vector stores of the file search.
     *
     * @param vectorStoreIds at most 1
     * @param vectorStores stores to make, in requests only and instead of ids; at most 1
     * @param extensions unknown members
     */
    public record FileSearchResources(
            List<VectorStoreId> vectorStoreIds, @Nullable List<VectorStoreSeed> vectorStores, Extensions extensions) {
        public FileSearchResources {
            vectorStoreIds = List.copyOf(vectorStoreIds);
            vectorStores = vectorStores == null ? null : List.copyOf(vectorStores);
        }
    }

    /**
     * A vector store to make on the way.
     *
     * @param fileIds the files to put in
     * @param chunkingStrategy how to cut them, as it stands on the wire
     * @param metadata the store's metadata
     */
    public record VectorStoreSeed(
            List<FileId> fileIds, @Nullable RawJson chunkingStrategy, Metadata metadata) {
        public VectorStoreSeed {
            fileIds = List.copyOf(fileIds);
        }
    }
}
