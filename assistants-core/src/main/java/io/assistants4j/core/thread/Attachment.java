package io.assistants4j.core.thread;

import io.assistants4j.core.id.FileId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file handed over with a message.
 *
 * @param fileId the file; required in requests
 * @param tools the tools that may use it; at least one in requests
 * @param extensions unknown members
 */
public record Attachment(@Nullable FileId fileId, List<Tool> tools, Extensions extensions) {
    public Attachment {
        tools = List.copyOf(tools);
    }
}
