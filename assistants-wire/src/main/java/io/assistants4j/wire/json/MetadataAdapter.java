package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.value.Metadata;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata, whose limits it checks itself; null stands for none. */
final class MetadataAdapter extends JsonAdapter<Metadata> {

    private final MapAdapter<String> pairs;

    MetadataAdapter(JsonAdapter<String> text) {
        this.pairs = new MapAdapter<>(text);
    }

    @Override
    public Metadata fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.nextNull();
            return Metadata.NONE;
        }
        Map<String, String> entries = pairs.fromJson(reader);
        if (entries.isEmpty()) {
            return Metadata.NONE;
        }
        try {
            return new Metadata(entries);
        } catch (InvalidRequestException refusal) {
            throw DecodeFailure.refusedWhole(refusal);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Metadata metadata) throws IOException {
        pairs.toJson(writer, metadata == null ? null : metadata.entries());
    }
}
