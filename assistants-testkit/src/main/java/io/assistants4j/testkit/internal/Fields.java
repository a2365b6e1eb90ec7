package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of one object of a request, checked one after another; what is wrong is refused by its path. Null counts as absent
 * except where a member is {@linkplain #required required}.
 */
public final class Fields {
    private static final int PAIRS = 16;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 512;

    private final Json object;
    private final String path;

    private Fields(Json object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The members of a request, which has to be an object. */
    public static Fields of(Json request) {
        return at(request, "");
    }

    /** The members of what stands at this path, which has to be an object. */
    public static Fields at(Json object, String path) {
        if (!object.isObject()) {
            throw Refused.type(path, "an object");
        }
        return new Fields(object, path);
    }

    /** Refuses members nobody knows. */
    public Fields known(Set<String> names) {
        for (String name : object.members().keySet()) {
            if (!names.contains(name)) {
                throw Refused.unknown(path(name));
            }
        }
        return this;
    }

    /** Refuses an object without one of these members. */
    public Fields required(String... names) {
        for (String name : names) {
            if (!object.at(name).exists()) {
                throw Refused.missing(path(name));
            }
        }
        return this;
    }

    /** Refuses a request that names no model. */
    public Fields model() {
        if (object.at("model").text().orElse("").isEmpty()) {
            throw new Refused("you must provide a model parameter", path("model"), "missing_required_parameter");
        }
        return this;
    }

    /** Refuses what is no text, and one longer than this. */
    public Fields text(String name, int most) {
        Json value = object.at(name);
        if (value.isAbsent()) {
            return this;
        }
        String text = value.text().orElseThrow(() -> Refused.type(path(name), "a string"));
        if (text.length() > most) {
            throw new Refused(
                    "Invalid '" + path(name) + "': string too long. Expected a string with maximum length " + most
                            + ", but got a string with length " + text.length() + " instead.",
                    path(name),
                    "string_above_max_length");
        }
        return this;
    }

    /** Refuses what is none of these words. */
    public Fields word(String name, Set<String> words) {
        Json value = object.at(name);
        if (!value.isAbsent()
                && !words.contains(
                        value.text().orElseThrow(() -> Refused.type(path(name), "one of " + listed(words))))) {
            throw Refused.value(
                    path(name),
                    "Invalid '" + path(name) + "': " + value + ". Supported values are: " + listed(words) + ".");
        }
        return this;
    }

    /** Refuses what is neither true nor false. */
    public Fields bool(String name) {
        Json value = object.at(name);
        if (!value.isAbsent() && value.bool().isEmpty()) {
            throw Refused.type(path(name), "a boolean");
        }
        return this;
    }

    /** Refuses what is no number, and one below 0 or above this. */
    public Fields upTo(String name, int most) {
        Json value = object.at(name);
        if (value.isAbsent()) {
            return this;
        }
        double number = value.number()
                .orElseThrow(() -> Refused.type(path(name), "a number"))
                .doubleValue();
        if (number < 0 || number > most) {
            throw Refused.value(
                    path(name), "Invalid '" + path(name) + "': expected a value between 0 and " + most + ".");
        }
        return this;
    }

    /** Refuses what is no number, and one below this. */
    public Fields atLeast(String name, int least) {
        Json value = object.at(name);
        if (value.isAbsent()) {
            return this;
        }
        if (value.number()
                        .orElseThrow(() -> Refused.type(path(name), "an integer"))
                        .intValue()
                < least) {
            throw new Refused(
                    "Invalid '" + path(name) + "': expected a value >= " + least + ", but got " + value + " instead.",
                    path(name),
                    "integer_below_min_value");
        }
        return this;
    }

    /** Refuses what is no array, and one longer than this; checks each of its elements with its path. */
    public Fields each(String name, int most, BiConsumer<Json, String> check) {
        Json value = object.at(name);
        if (value.isAbsent()) {
            return this;
        }
        if (!value.isArray()) {
            throw Refused.type(path(name), "an array");
        }
        List<Json> elements = value.elements();
        if (elements.size() > most) {
            throw new Refused(
                    "Invalid '" + path(name) + "': array too long. Expected an array with maximum length " + most
                            + ", but got an array with length " + elements.size() + " instead.",
                    path(name),
                    "array_above_max_length");
        }
        for (int i = 0; i < elements.size(); i++) {
            check.accept(elements.get(i), path(name) + "[" + i + "]");
        }
        return this;
    }

    /** Checks a member, where it is there, with its path. */
    public Fields with(String name, BiConsumer<Json, String> check) {
        if (!object.at(name).isAbsent()) {
            check.accept(object.at(name), path(name));
        }
        return this;
    }

    /** Refuses metadata that is too much, and values that are no texts. */
    public Fields metadata() {
        return with("metadata", Fields::pairs);
    }

    private static void pairs(Json metadata, String path) {
        Fields fields = at(metadata, path);
        if (metadata.members().size() > PAIRS) {
            throw new Refused("Invalid '" + path + "': too many properties.", path, "object_above_max_properties");
        }
        metadata.members().forEach((name, value) -> {
            if (name.length() > LONGEST_NAME) {
                throw new Refused("Invalid '" + path + "': too long.", path, "string_above_max_length");
            }
            if (value.text().isEmpty()) {
                throw Refused.type(fields.path(name), "a string");
            }
            fields.text(name, LONGEST_VALUE);
        });
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String listed(Set<String> words) {
        return String.join(
                ", ", words.stream().sorted().map(word -> "'" + word + "'").toList());
    }
}
