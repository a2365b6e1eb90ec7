package io.assistants4j.wire.chat;

import com.squareup.moshi.JsonReader;
import io.assistants4j.core.id.ToolCallId;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A call while it is being written. */
final class OpenCall {
    /** Set once the call was announced, which takes its name. */
    @Nullable
    ToolCallId announced;

    /** The server's own id, empty where it gave none. */
    String id = "";

    /** The function, empty as long as it is not known. */
    String name = "";

    /** What is known of the arguments. */
    final StringBuilder arguments = new StringBuilder();

    /** Whether more of a call under the same index belongs to another call. */
    boolean isOver(Chunk.CallDelta more) {
        if (more.name().isEmpty() || name.isEmpty()) {
            return false;
        }
        if (!id.isEmpty() && !more.id().isEmpty()) {
            return !id.equals(more.id());
        }
        return !name.equals(more.name()) || (!more.arguments().isEmpty() && isWhole());
    }

    /** Whether the arguments so far are a JSON text that can have nothing behind it. */
    private boolean isWhole() {
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(arguments.toString()))) {
            json.beginObject();
            while (json.hasNext()) {
                json.skipName();
                json.skipValue();
            }
            json.endObject();
            return json.peek() == JsonReader.Token.END_DOCUMENT;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
