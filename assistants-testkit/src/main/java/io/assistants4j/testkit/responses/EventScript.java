package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a reply as a stream of server-sent events, one write per event. */
final class EventScript {
    private final Reply reply;
    private final ItemTrees items;
    private final ResponseTrees responses;
    private final long after;
    private Answer answer = Answer.eventStream();
    private int sequence;
    private int index;
    private Part.@Nullable Item open;

    /**
     * @param after the events up to this number are left out
     */
    EventScript(Reply reply, ItemTrees items, ResponseTrees responses, long after) {
        this.after = after;
        this.reply = reply;
        this.items = items;
        this.responses = responses;
    }

    Answer play() {
        emit("response.created", "response", responses.accepted());
        if (responses.isInBackground()) {
            emit("response.queued", "response", responses.accepted());
        }
        emit("response.in_progress", "response", responses.begun());
        for (Part part : reply.parts()) {
            between(part);
        }
        end(reply.ending());
        return answer;
    }

    private void between(Part part) {
        if (part instanceof Part.Item item) {
            closeOpen();
            item(item);
            index++;
        } else if (part instanceof Part.Event event) {
            emit(event.type(), event.members());
        } else if (part instanceof Part.Raw raw && sequence > after) {
            answer = answer.text(raw.text());
        } else if (part instanceof Part.Pause pause) {
            answer = answer.waitAt(pause.gate());
        } else if (part instanceof Part.Hold) {
            answer = answer.hold();
        }
    }

    private void item(Part.Item item) {
        emit("response.output_item.added", "output_index", index, "item", items.begun(item, index));
        if (item instanceof Part.Text text) {
            begin(item, "response.output_text");
            if (text.open()) {
                open = item;
                return;
            }
            finish(item, "response.output_text", "text");
        } else if (item instanceof Part.Refusal) {
            begin(item, "response.refusal");
            finish(item, "response.refusal", "refusal");
        } else if (item instanceof Part.Call call) {
            arguments(call);
        }
        emit("response.output_item.done", "output_index", index, "item", items.done(item, index));
    }

    /** An open message is the item before the one that comes now. */
    private void closeOpen() {
        Part.Item item = open;
        if (item != null) {
            open = null;
            index--;
            finish(item, "response.output_text", "text");
            emit("response.output_item.done", "output_index", index, "item", items.done(item, index));
            index++;
        }
    }

    private void begin(Part.Item item, String event) {
        inContent("response.content_part.added", item, "part", ItemTrees.content(item, ""));
        for (String delta : ItemTrees.deltas(item)) {
            inContent(event + ".delta", item, "delta", delta);
        }
    }

    private void finish(Part.Item item, String event, String whole) {
        String text = String.join("", ItemTrees.deltas(item));
        inContent(event + ".done", item, whole, text);
        inContent("response.content_part.done", item, "part", ItemTrees.content(item, text));
    }

    private void inContent(String event, Part.Item item, String name, Object value) {
        emit(event, "item_id", items.id(item, index), "output_index", index, "content_index", 0, name, value);
    }

    private void arguments(Part.Call call) {
        String id = items.id(call, index);
        String event = "response.function_call_arguments";
        for (String delta : call.deltas()) {
            emit(event + ".delta", "item_id", id, "output_index", index, "delta", delta);
        }
        if (!call.half()) {
            String whole = String.join("", call.deltas());
            emit(event + ".done", "item_id", id, "output_index", index, "arguments", whole);
        }
    }

    private void end(Ending ending) {
        if (ending.event() == null) {
            return;
        }
        if (ending.equals(Ending.completed()) || ending.reason() != null) {
            closeOpen();
        }
        if (ending.event().equals("error")) {
            emit("error", "code", ending.code(), "message", ending.message(), "param", null);
        } else {
            emit(ending.event(), "response", responses.ended());
        }
    }

    private void emit(String type, @Nullable Object... members) {
        emit(type, Json.object(members));
    }

    private void emit(String type, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", type);
        tree.put("sequence_number", sequence++);
        tree.putAll(members);
        if (sequence <= after + 1) {
            return;
        }
        answer = answer.text("event: " + type + "\ndata: " + Json.of(tree) + "\n\n");
    }
}
