package io.assistants4j.wire.chat;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.internal.turns.LenientJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a conversation as messages. Calls that went together go into one message, with what was said before them, and each
 * is followed by its output; one without an output is left out, because servers refuse it. What can be a plain string is
 * one, for that is what every server takes.
 */
final class MessageWriter {
    private static final RawJson NULL = new RawJson("null");

    private final JsonWriter json;
    private final List<TurnItem> items;
    private final Map<ToolCallId, String> outputs = new HashMap<>();
    private final List<TurnItem.Called> calls = new ArrayList<>();
    private TurnItem.@Nullable Said spoken;

    MessageWriter(JsonWriter json, List<TurnItem> items) {
        this.json = json;
        this.items = items;
        for (TurnItem item : items) {
            if (item instanceof TurnItem.Returned returned) {
                outputs.put(returned.id(), returned.output());
            }
        }
    }

    /** Writes the messages into an array that is open. */
    void write() throws IOException {
        for (TurnItem item : items) {
            if (item instanceof TurnItem.Called called) {
                if (outputs.containsKey(called.id())) {
                    calls.add(called);
                }
            } else if (item instanceof TurnItem.Returned) {
                assistant();
            } else if (item instanceof TurnItem.Said said) {
                assistant();
                if (said.role().equals(MessageRole.ASSISTANT)) {
                    spoken = said;
                } else {
                    user(said);
                }
            }
        }
        assistant();
    }

    /** Writes what the assistant said and did since the last message of somebody else. */
    private void assistant() throws IOException {
        String text = spoken == null ? "" : text(spoken);
        if (!text.isEmpty() || !calls.isEmpty()) {
            json.beginObject();
            json.name("role").value("assistant");
            json.name("content");
            if (text.isEmpty()) {
                LenientJson.raw(json, NULL);
            } else {
                json.value(text);
            }
            calls();
            json.endObject();
            outputs();
        }
        spoken = null;
        calls.clear();
    }

    private void calls() throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.name("tool_calls").beginArray();
        for (TurnItem.Called call : calls) {
            json.beginObject();
            json.name("id").value(call.id().value());
            json.name("type").value("function");
            json.name("function").beginObject();
            json.name("name").value(call.name());
            json.name("arguments").value(call.arguments());
            json.endObject();
            json.endObject();
        }
        json.endArray();
    }

    private void outputs() throws IOException {
        for (TurnItem.Called call : calls) {
            json.beginObject();
            json.name("role").value("tool");
            json.name("tool_call_id").value(call.id().value());
            json.name("content").value(outputs.get(call.id()));
            json.endObject();
        }
    }

    private void user(TurnItem.Said said) throws IOException {
        boolean images = said.content().stream().anyMatch(MessageWriter::isImage);
        String text = text(said);
        if (!images && text.isEmpty()) {
            return;
        }
        json.beginObject();
        json.name("role").value(said.role().value());
        json.name("content");
        if (images) {
            json.beginArray();
            for (ContentPart part : said.content()) {
                part(part);
            }
            json.endArray();
        } else {
            json.value(text);
        }
        json.endObject();
    }

    private void part(ContentPart part) throws IOException {
        if (part instanceof ContentPart.Text text && !text.text().value().isEmpty()) {
            json.beginObject();
            json.name("type").value("text");
            json.name("text").value(text.text().value());
            json.endObject();
        } else if (part instanceof ContentPart.ImageUrlPart image) {
            json.beginObject();
            json.name("type").value("image_url");
            json.name("image_url").beginObject();
            json.name("url").value(image.imageUrl().url());
            json.name("detail").value(image.imageUrl().detail());
            json.endObject();
            json.endObject();
        } else if (part instanceof ContentPart.ImageFilePart) {
            throw new UnsupportedCapabilityException(
                    "images that are files cannot be shown to this provider, only those with an address",
                    "content.image_file");
        }
    }

    private static boolean isImage(ContentPart part) {
        return part instanceof ContentPart.ImageUrlPart || part instanceof ContentPart.ImageFilePart;
    }

    /** All the words of a message, refusals included; what a model refused once it should see again. */
    private static String text(TurnItem.Said said) {
        return said.content().stream()
                .map(part -> part instanceof ContentPart.Text text
                        ? text.text().value()
                        : part instanceof ContentPart.Refusal refusal ? refusal.refusal() : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
