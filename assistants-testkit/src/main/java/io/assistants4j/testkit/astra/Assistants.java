package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on assistants. */
final class Assistants {
    private static final Set<String> TOOLS = Set.of("function", "file_search", "code_interpreter");
    private static final List<String> KEPT =
            List.of("name", "description", "model", "instructions", "tools", "temperature", "top_p");

    private final World world;
    private final VectorStores stores;
    /** A row whose tools cannot be read spoils the list for good. */
    private boolean poisoned;

    Assistants(World world, VectorStores stores) {
        this.world = world;
        this.stores = stores;
    }

    /** An unknown type of tool is taken, and the list is broken from then on (3.6). */
    Answer create(Call call) {
        Json body = call.body();
        call.required("model");
        Map<String, @Nullable Object> row =
                Json.object("id", world.newId("asst_"), "object", "assistant", "created_at", world.stamp());
        KEPT.forEach(name -> row.put(name, body.at(name).tree()));
        row.putIfAbsent("tools", List.of());
        row.put("metadata", World.metadata(body));
        row.put("tool_resources", resources(body.at("tool_resources")));
        row.put("response_format", format(body.at("response_format")));
        checkTools(body);
        world.assistants().put(String.valueOf(row.get("id")), row);
        return Answer.json(200, row);
    }

    Answer find(Call call) {
        return Answer.json(200, find(call.id()));
    }

    Map<String, @Nullable Object> find(String id) {
        Map<String, @Nullable Object> row = world.assistants().get(id);
        if (row == null) {
            throw Broken.missing("AssistantObject");
        }
        return row;
    }

    /** All there are, in no order, whatever limit and order are asked for; cursors are refused (3.2). */
    Answer list(Call call) {
        if (call.hasCursor()) {
            throw Broken.detail(
                    400, "Pagination is not yet implemented for this endpoint, do not pass after or before.");
        }
        if (poisoned) {
            throw Broken.crash("a row cannot be read");
        }
        List<Map<String, @Nullable Object>> rows =
                new ArrayList<>(world.assistants().values());
        return Call.list("assistants", rows);
    }

    /** Null means unset, so that nothing can be cleared; an unknown assistant is a 404 (3.4). */
    Answer update(Call call) {
        Json body = call.body();
        Map<String, @Nullable Object> row = world.assistants().get(call.id());
        if (row == null) {
            throw Broken.missing("AssistantObject");
        }
        for (String name : KEPT) {
            if (!body.at(name).isAbsent()) {
                row.put(name, body.at(name).tree());
            }
        }
        if (!body.at("metadata").isAbsent()) {
            row.put("metadata", World.metadata(body));
        }
        if (!body.at("tool_resources").isAbsent()) {
            row.put("tool_resources", resources(body.at("tool_resources")));
        }
        checkTools(body);
        return Answer.json(200, row);
    }

    Answer delete(Call call) {
        world.assistants().remove(call.id());
        return Call.deleted(call.id(), "assistant");
    }

    private void checkTools(Json body) {
        poisoned |= body.at("tools").elements().stream()
                .anyMatch(tool -> !TOOLS.contains(tool.at("type").text().orElse("")));
    }

    /** What is no word is kept, and shown, as the text of its JSON (3.3). */
    private static @Nullable Object format(Json sent) {
        return sent.isObject() ? sent.toString() : sent.tree();
    }

    /** A store that was to be made is shown by its id. */
    private @Nullable Object resources(Json sent) {
        List<Json> seeds = sent.at("file_search", "vector_stores").elements();
        if (seeds.isEmpty()) {
            return sent.tree();
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        sent.members().forEach((name, member) -> shown.put(name, member.tree()));
        shown.put("file_search", Json.object("vector_store_ids", List.of(stores.make(seeds.get(0)))));
        return shown;
    }
}
