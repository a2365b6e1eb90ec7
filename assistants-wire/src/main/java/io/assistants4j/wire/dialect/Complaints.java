package io.assistants4j.wire.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several complaints about one request, as frameworks that check requests list them: texts, or objects with the place and what
 * is wrong there.
 *
 * @param message all of them, each with its place
 * @param param the place of the first, where it has one
 */
record Complaints(String message, @Nullable String param) {
    /** The part of a request most places begin with, which the API does not call by a name. */
    private static final String BODY = "body";

    /** Those that are listed here; null where there is no list. */
    static @Nullable Complaints in(Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return null;
        }
        List<String> said = new ArrayList<>();
        String first = null;
        for (Object entry : list) {
            String place = entry instanceof Map<?, ?> map && map.get("loc") instanceof List<?> loc ? place(loc) : "";
            Object text = entry instanceof Map<?, ?> map ? map.get("msg") : entry;
            said.add((place.isEmpty() ? "" : place + ": ") + EnvelopeErrors.word(text == null ? entry : text));
            first = first == null && !place.isEmpty() ? place : first;
        }
        return new Complaints(String.join("; ", said), first);
    }

    /** A path as the API writes it, such as {@code tools[0].name}. */
    private static String place(List<?> path) {
        return path.stream()
                .map(step -> step instanceof Double index ? "[" + EnvelopeErrors.word(index) + "]" : "." + step)
                .filter(step -> !step.equals("." + BODY))
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
