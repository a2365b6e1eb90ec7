package io.assistants4j.core.engine;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing a model is shown. */
public sealed interface TurnItem {
    /**
     * A message.
     *
     * @param role who wrote it
     * @param content its parts
     * @param phase what the far side called the message's part in its answer; null where it called it nothing
     */
    record Said(
            MessageRole role,
            List<ContentPart> content,
            @Nullable String phase) implements TurnItem {
        public Said {
            Objects.requireNonNull(role, "role");
            content = List.copyOf(content);
        }

        /** A message whose part in an answer has no name. */
        public Said(MessageRole role, List<ContentPart> content) {
            this(role, content, null);
        }
    }

    /**
     * A function the model called earlier in this run; its {@link Returned} always follows among the items.
     *
     * @param id the call's id
     * @param name the function
     * @param arguments a JSON text as the model wrote it
     */
    record Called(ToolCallId id, String name, String arguments) implements TurnItem {
        public Called {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }
    }

    /**
     * What a function gave back.
     *
     * @param id the call it answers
     * @param output the text
     */
    record Returned(ToolCallId id, String output) implements TurnItem {
        public Returned {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(output, "output");
        }
    }

    /**
     * Something the far side wants to be shown again as it is, such as encrypted reasoning; only it can read this.
     *
     * @param json the item as the far side wrote it
     */
    record Opaque(RawJson json) implements TurnItem {
        public Opaque {
            Objects.requireNonNull(json, "json");
        }
    }
}
