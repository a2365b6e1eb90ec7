package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tools work on, as it is shown. */
final class Resources {
    private Resources() {}

    /** As it was sent; a store that was to be made is shown by its id, and its making is not. */
    static @Nullable Object shown(World world, Json sent) {
        Json search = sent.at("file_search");
        if (search.at("vector_stores").isAbsent()) {
            return sent.tree();
        }
        List<String> stores = search.at("vector_stores").elements().stream()
                .map(store -> world.newId("vs_"))
                .toList();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        sent.members().forEach((name, member) -> shown.put(name, member.tree()));
        shown.put("file_search", Json.object("vector_store_ids", stores));
        return shown;
    }
}
