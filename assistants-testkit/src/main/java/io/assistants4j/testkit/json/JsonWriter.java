package io.assistants4j.testkit.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tree as compact JSON text. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String write(@Nullable Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.value(tree);
        return writer.out.toString();
    }

    private void value(@Nullable Object tree) {
        if (tree instanceof Json json) {
            value(json.tree());
        } else if (tree instanceof Map<?, ?> map) {
            object(map);
        } else if (tree instanceof Iterable<?> list) {
            array(list);
        } else if (tree instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else if (tree == null || tree instanceof Number || tree instanceof Boolean) {
            out.append(tree);
        } else {
            string(tree.toString());
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            string(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            if (entries.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void array(Iterable<?> list) {
        out.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            value(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    /** What needs no escape is written in one piece: the texts of some tests are long. */
    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c == 0x2028 || c == 0x2029) {
                out.append(text, written, i).append(escaped(c));
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '\n' -> "\\n";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
