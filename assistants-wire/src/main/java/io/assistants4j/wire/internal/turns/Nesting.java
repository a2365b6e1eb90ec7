package io.assistants4j.wire.internal.turns;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** Where an API puts the members of an object that has a type. */
public enum Nesting {
    /** Beside the type. */
    FLAT,
    /** In an object of their own, named like the type. */
    NESTED;

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
