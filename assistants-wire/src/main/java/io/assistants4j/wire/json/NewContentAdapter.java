package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message to create: parts, or a plain text that stands for one part of text. One part of text is written
 * plain, the form every server takes.
 */
final class NewContentAdapter extends JsonAdapter<List<?>> {

    private final ListAdapter parts;

    NewContentAdapter(ListAdapter parts) {
        this.parts = parts;
    }

    @Override
    public List<?> fromJson(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case STRING -> List.of(plain(reader.nextString()));
            case BEGIN_ARRAY -> parts.fromJson(reader);
            default -> throw DecodeFailure.wrongType("a string or an array", reader.peek());
        };
    }

    /** Checked here as well, where what was sent is not yet a part: the member itself is what is wrong. */
    private static NewContentPart plain(String text) {
        try {
            NewMessage.checkText("content", text);
        } catch (InvalidRequestException e) {
            throw DecodeFailure.refusedWhole(e);
        }
        return new NewContentPart.Text(text);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<?> content) throws IOException {
        if (content != null && content.size() == 1 && content.get(0) instanceof NewContentPart.Text text) {
            writer.value(text.text());
        } else {
            parts.toJson(writer, content);
        }
    }
}
