package io.assistants4j.wire.internal.turns;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where an API puts the members of an object that has a type. */
public enum Nesting {
    /** Beside the type; the API that does so leans to strict schemas, which the Assistants API did not. */
    FLAT,
    /** In an object of their own, named like the type. */
    NESTED;

    /** Writes how strictly a schema is meant: said aloud only where silence means something else than a caller's. */
    void strict(JsonWriter json, @Nullable Boolean strict) throws IOException {
        boolean asked = Boolean.TRUE.equals(strict);
        if (asked || this == FLAT) {
            json.name("strict").value(asked);
        }
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void write() throws IOException;
    }

    void object(JsonWriter json, String type, Members members) throws IOException {
        json.beginObject();
        json.name("type").value(type);
        if (this == NESTED) {
            json.name(type).beginObject();
        }
        members.write();
        if (this == NESTED) {
            json.endObject();
        }
        json.endObject();
    }
}
