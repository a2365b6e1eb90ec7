package io.assistants4j.wire.json;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The member names of an object: those of its components by their index, and behind them those that carry nothing because
 * they are the same in every such object, its label {@code type} and its tag {@code object}.
 */
final class Members {

    /** The name of a label. */
    static final String LABEL = "type";

    private static final int MAX_NAMES = 64;
    private static final String TAG = "object";

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> all = new ArrayList<>();
    private final JsonReader.Options names;
    private final @Nullable String label;
    private final @Nullable String tag;
    private final int tagBefore;

    Members(Component[] components, @Nullable String label, @Nullable String tag) {
        this.label = label;
        this.tag = tag;
        this.tagBefore = components.length > 0 && components[0].name().equals("id") ? 1 : 0;
        for (Component component : components) {
            all.add(component.name());
        }
        if (label != null) {
            all.add(LABEL);
        }
        if (tag != null) {
            all.add(TAG);
        }
        for (String name : all) {
            if (indexes.put(name, indexes.size()) != null) {
                throw new IllegalArgumentException("two members called " + name);
            }
        }
        if (all.size() > MAX_NAMES) {
            throw new IllegalArgumentException("more than " + MAX_NAMES + " members");
        }
        this.names = JsonReader.Options.of(all.toArray(String[]::new));
    }

    /** Consumes the next name and gives its index, or consumes nothing and gives -1 where it is unknown. */
    int select(JsonReader reader) throws IOException {
        return reader.selectName(names);
    }

    /** The index of a name, -1 where it is unknown. */
    int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** The name at an index. */
    String name(int index) {
        return all.get(index);
    }

    /** The component in front of which the tag stands. */
    int tagBefore() {
        return tagBefore;
    }

    void writeLabel(JsonWriter writer) throws IOException {
        if (label != null) {
            writer.name(LABEL).value(label);
        }
    }

    void writeTag(JsonWriter writer) throws IOException {
        if (tag != null) {
            writer.name(TAG).value(tag);
        }
    }
}
