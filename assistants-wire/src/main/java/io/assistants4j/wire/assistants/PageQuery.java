package io.assistants4j.wire.assistants;

import io.assistants4j.core.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** A page request as query parameters. */
final class PageQuery {
    private PageQuery() {}

    static Map<String, String> of(PageRequest page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(page.limit()));
        query.put("order", page.order().value());
        if (page.after() != null) {
            query.put("after", page.after());
        }
        if (page.before() != null) {
            query.put("before", page.before());
        }
        return query;
    }
}
