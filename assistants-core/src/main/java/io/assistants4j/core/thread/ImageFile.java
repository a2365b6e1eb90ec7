package io.assistants4j.core.thread;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.value.Extensions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image kept in a file.
 *
 * @param fileId the file
 * @param detail {@code auto} (the default), {@code low} or {@code high}
 * @param extensions unknown members
 */
public record ImageFile(FileId fileId, @Nullable String detail, Extensions extensions) {
    public ImageFile {
        Objects.requireNonNull(fileId, "fileId");
    }
}
