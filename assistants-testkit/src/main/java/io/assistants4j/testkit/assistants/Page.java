package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
record Page(
        int limit,
        boolean newestFirst,
        @Nullable String after,
        @Nullable String before) {
    private static final int MOST = 100;
    private static final String USUAL = "20";

    static Page of(ReceivedRequest request) {
        String order = first(request, "order", "desc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw Refused.value("order", "Invalid value: '" + order + "'. Supported values are: 'asc' and 'desc'.");
        }
        return new Page(
                limit(first(request, "limit", USUAL)),
                order.equals("desc"),
                request.parameters("after").stream().findFirst().orElse(null),
                request.parameters("before").stream().findFirst().orElse(null));
    }

    private static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refused.type("limit", "an integer");
        }
        if (limit < 1) {
            throw new Refused("Invalid 'limit': expected a value >= 1.", "limit", "integer_below_min_value");
        }
        if (limit > MOST) {
            throw new Refused("Invalid 'limit': expected a value <= " + MOST + ".", "limit", "integer_above_max_value");
        }
        return limit;
    }

    private static String first(ReceivedRequest request, String name, String otherwise) {
        return request.parameters(name).stream().findFirst().orElse(otherwise);
    }
}
