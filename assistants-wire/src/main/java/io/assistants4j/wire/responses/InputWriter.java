package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.wire.internal.turns.LenientJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a conversation as input items. The API refuses a call without its output, an output without its call and
 * reasoning without what came of it, and some servers want call and output side by side; so each output is moved right
 * behind its call, and what has lost its partner is left out.
 */
final class InputWriter {
    private final JsonWriter json;

    InputWriter(JsonWriter json) {
        this.json = json;
    }

    void write(List<TurnItem> items) throws IOException {
        json.name("input").beginArray();
        for (TurnItem item : paired(items)) {
            write(item);
        }
        json.endArray();
    }

    private static List<TurnItem> paired(List<TurnItem> items) {
        Map<ToolCallId, TurnItem.Returned> outputs = new HashMap<>();
        for (TurnItem item : items) {
            if (item instanceof TurnItem.Returned returned) {
                outputs.put(returned.id(), returned);
            }
        }
        List<TurnItem> paired = new ArrayList<>();
        List<TurnItem> thoughts = new ArrayList<>();
        for (TurnItem item : items) {
            if (item instanceof TurnItem.Opaque) {
                thoughts.add(item);
            } else if (item instanceof TurnItem.Called called) {
                TurnItem.Returned output = outputs.get(called.id());
                if (output != null) {
                    paired.addAll(thoughts);
                    paired.add(called);
                    paired.add(output);
                }
                thoughts.clear();
            } else if (item instanceof TurnItem.Said said && !parts(said).isEmpty()) {
                if (said.role().equals(MessageRole.ASSISTANT)) {
                    paired.addAll(thoughts);
                }
                paired.add(said);
                thoughts.clear();
            }
        }
        return paired;
    }

    private void write(TurnItem item) throws IOException {
        if (item instanceof TurnItem.Said said) {
            message(said);
        } else if (item instanceof TurnItem.Called called) {
            json.beginObject();
            json.name("type").value("function_call");
            json.name("call_id").value(called.id().value());
            json.name("name").value(called.name());
            json.name("arguments").value(called.arguments());
            json.endObject();
        } else if (item instanceof TurnItem.Returned returned) {
            json.beginObject();
            json.name("type").value("function_call_output");
            json.name("call_id").value(returned.id().value());
            json.name("output").value(returned.output());
            json.endObject();
        } else if (item instanceof TurnItem.Opaque opaque) {
            LenientJson.raw(json, opaque.json());
        }
    }

    private void message(TurnItem.Said said) throws IOException {
        List<ContentPart> parts = parts(said);
        json.beginObject();
        json.name("type").value("message");
        json.name("role").value(said.role().value());
        json.name("phase").value(said.phase());
        json.name("content");
        if (parts.size() == 1 && parts.get(0) instanceof ContentPart.Text text) {
            // A plain string is what every server takes for either role.
            json.value(text.text().value());
        } else {
            json.beginArray();
            for (ContentPart part : parts) {
                part(part, said.role());
            }
            json.endArray();
        }
        json.endObject();
    }

    /** The parts a model can be shown: images only from the user, refusals only from the assistant. */
    private static List<ContentPart> parts(TurnItem.Said said) {
        boolean assistant = said.role().equals(MessageRole.ASSISTANT);
        return said.content().stream()
                .filter(part -> part instanceof ContentPart.Text text
                        ? !text.text().value().isEmpty()
                        : assistant
                                ? part instanceof ContentPart.Refusal
                                : part instanceof ContentPart.ImageFilePart || part instanceof ContentPart.ImageUrlPart)
                .toList();
    }

    private void part(ContentPart part, MessageRole role) throws IOException {
        json.beginObject();
        if (part instanceof ContentPart.Text text) {
            json.name("type").value(role.equals(MessageRole.ASSISTANT) ? "output_text" : "input_text");
            json.name("text").value(text.text().value());
        } else if (part instanceof ContentPart.Refusal refusal) {
            json.name("type").value("refusal");
            json.name("refusal").value(refusal.refusal());
        } else if (part instanceof ContentPart.ImageUrlPart image) {
            image("image_url", image.imageUrl().url(), image.imageUrl().detail());
        } else if (part instanceof ContentPart.ImageFilePart image) {
            image(
                    "file_id",
                    image.imageFile().fileId().value(),
                    image.imageFile().detail());
        }
        json.endObject();
    }

    private void image(String member, String value, @Nullable String detail) throws IOException {
        json.name("type").value("input_image");
        json.name(member).value(value);
        json.name("detail").value(detail == null ? "auto" : detail);
    }
}
