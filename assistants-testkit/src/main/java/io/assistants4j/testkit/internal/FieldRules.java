package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import java.util.Set;

/** What is checked of the fields of a request. */
public final class FieldRules {
    private FieldRules() {}

    /** Refuses what is no object and members nobody knows. */
    public static void known(Json request, Set<String> names) {
        if (!request.isObject()) {
            throw Refused.type("", "an object");
        }
        for (String name : request.members().keySet()) {
            if (!names.contains(name)) {
                throw Refused.unknown(name);
            }
        }
        if (request.at("model").text().orElse("").isEmpty()) {
            throw new Refused("you must provide a model parameter", "model", "missing_required_parameter");
        }
    }

    /** Refuses an object without one of these members. */
    public static void require(Json object, String path, String... names) {
        for (String name : names) {
            if (!object.at(name).exists()) {
                throw Refused.missing(path + "." + name);
            }
        }
    }

    /** Refuses a number below 0 or above this. */
    public static void between(Json request, String name, int most) {
        request.at(name).number().ifPresent(value -> {
            if (value.doubleValue() < 0 || value.doubleValue() > most) {
                throw Refused.value(name, "Invalid '" + name + "': expected a value between 0 and " + most + ".");
            }
        });
    }

    /** Refuses a whole number below this. */
    public static void atLeast(Json request, String name, int least) {
        request.at(name).number().ifPresent(value -> {
            if (value.intValue() < least) {
                throw new Refused(
                        "Invalid '" + name + "': expected a value >= " + least + ", but got " + value + " instead.",
                        name,
                        "integer_below_min_value");
            }
        });
    }

    /** Refuses metadata that is too much. */
    public static void metadata(Json metadata) {
        Map<String, Json> pairs = metadata.members();
        if (pairs.size() > 16) {
            throw new Refused("Invalid 'metadata': too many properties.", "metadata", "object_above_max_properties");
        }
        pairs.forEach((name, value) -> {
            if (value.text().isEmpty()) {
                throw Refused.type("metadata." + name, "a string");
            }
            if (name.length() > 64 || value.text().orElse("").length() > 512) {
                throw new Refused("Invalid 'metadata': too long.", "metadata", "string_above_max_length");
            }
        });
    }
}
