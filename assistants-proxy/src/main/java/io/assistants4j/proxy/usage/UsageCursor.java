package io.assistants4j.proxy.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assistants4j.core.error.InvalidRequestException;
import java.util.Base64;
import java.util.List;

/** Ids of sums: they have none of their own, so the values that tell them apart are told instead. */
final class UsageCursor {
    private static final String PREFIX = "usage_";
    private static final String SEPARATOR = "\n";

    private UsageCursor() {}

    static String of(List<String> values) {
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(String.join(SEPARATOR, values).getBytes(UTF_8));
    }

    /** The values that such an id tells, so many as there are fields. */
    static List<String> read(String id, int fields) {
        if (id.startsWith(PREFIX)) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(id.substring(PREFIX.length())), UTF_8);
                List<String> values = List.of(text.split(SEPARATOR, -1));
                if (values.size() == fields) {
                    return values;
                }
            } catch (IllegalArgumentException e) {
                throw unknown(id);
            }
        }
        throw unknown(id);
    }

    private static InvalidRequestException unknown(String id) {
        return new InvalidRequestException(
                "There is no '" + id + "' in this list; keep 'group_by' as it was.", "after", "invalid_value");
    }
}
