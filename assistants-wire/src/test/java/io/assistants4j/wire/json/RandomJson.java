package io.assistants4j.wire.json;

import java.util.Random;
import java.util.StringJoiner;

/** JSON of all kinds, as wild as the grammar allows. */
final class RandomJson {

    private static final String[] SCALARS = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "1.0",
        "1e5",
        "1E+05",
        "0.1000000000000000055",
        "12345678901234567890",
        "-1e400",
        "\"\"",
        "\"a\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"é😀\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"{[:,]}\"",
        "\"data: x\""
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n\t "};

    private RandomJson() {}

    static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 4 : 2);
        if (kind < 2) {
            return SCALARS[random.nextInt(SCALARS.length)];
        }
        boolean object = kind == 2;
        StringJoiner items = new StringJoiner(",", object ? "{" : "[", object ? "}" : "]");
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = object ? "\"n" + random.nextInt(3) + "\"" + space(random) + ":" : "";
            items.add(space(random) + name + space(random) + value(random, depth - 1) + space(random));
        }
        return items.toString();
    }

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
