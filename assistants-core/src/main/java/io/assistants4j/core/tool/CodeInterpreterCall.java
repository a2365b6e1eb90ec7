package io.assistants4j.core.tool;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Objects;

/**
 * A run of code.
 *
 * @param input the code
 * @param outputs what it put out, in order
 * @param extensions unknown members
 */
public record CodeInterpreterCall(String input, List<Output> outputs, Extensions extensions) {
    public CodeInterpreterCall {
        Objects.requireNonNull(input, "input");
        outputs = List.copyOf(outputs);
    }

    /** One thing the code put out. */
    public sealed interface Output {
        /**
         * Text.
         *
         * @param logs the text
         * @param extensions unknown members
         */
        record Logs(String logs, Extensions extensions) implements Output {}

        /**
         * An image.
         *
         * @param image where it is kept
         * @param extensions unknown members
         */
        record Image(ImageOutput image, Extensions extensions) implements Output {}

        /**
         * An output this version does not know.
         *
         * @param type the label it came with
         * @param json all of it
         */
        record Unrecognized(String type, RawJson json) implements Output {}
    }

    /**
     * An image the code made.
     *
     * @param fileId the file it is kept in
     * @param extensions unknown members
     */
    public record ImageOutput(FileId fileId, Extensions extensions) {}
}
