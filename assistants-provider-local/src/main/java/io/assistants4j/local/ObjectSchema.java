package io.assistants4j.local;

import io.assistants4j.core.value.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model understands of a JSON Schema: the properties of its object. */
record ObjectSchema(List<Property> properties) {

    private static final ObjectSchema EMPTY = new ObjectSchema(List.of());

    ObjectSchema {
        properties = List.copyOf(properties);
    }

    /**
     * One property.
     *
     * @param type the type it may have; the first one that is not null where it may have several, empty if none is named
     * @param choices the texts it may have; empty if it is free
     */
    record Property(String name, String type, List<String> choices, boolean required) {
        Property {
            choices = List.copyOf(choices);
        }
    }

    /** The properties of {@code schema}; none where it is absent, or is not the schema of an object. */
    static ObjectSchema of(@Nullable RawJson schema) {
        try {
            return schema != null && Json.read(schema.json()) instanceof Map<?, ?> object ? of(object) : EMPTY;
        } catch (IllegalArgumentException malformed) {
            return EMPTY;
        }
    }

    private static ObjectSchema of(Map<?, ?> schema) {
        if (!(schema.get("properties") instanceof Map<?, ?> described)) {
            return EMPTY;
        }
        List<String> required = texts(schema.get("required"));
        List<Property> properties = new ArrayList<>();
        described.forEach((name, value) -> {
            Map<?, ?> property = value instanceof Map<?, ?> members ? members : Map.of();
            properties.add(new Property(
                    name.toString(),
                    type(property.get("type")),
                    texts(property.get("enum")),
                    required.contains(name.toString())));
        });
        return new ObjectSchema(properties);
    }

    private static String type(@Nullable Object type) {
        List<String> types = type instanceof String one ? List.of(one) : texts(type);
        return types.stream().filter(name -> !name.equals("null")).findFirst().orElse("");
    }

    private static List<String> texts(@Nullable Object array) {
        return array instanceof List<?> elements
                ? elements.stream()
                        .filter(String.class::isInstance)
                        .map(Objects::toString)
                        .toList()
                : List.of();
    }
}
