package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Order;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.StepInclude;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.Fields;

/** The query of a call. Unknown parameters are ignored; of a repeated one the last value counts. Immutable. */
public final class QueryText {
    private final Fields fields;

    QueryText(Fields fields) {
        this.fields = fields;
    }

    /** One value; an empty one counts as absent. */
    public Optional<String> value(String name) {
        List<String> values = fields.getValuesOrEmpty(name);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isBlank());
    }

    /** Which page is asked for. */
    public PageRequest page() {
        return new PageRequest(
                value("limit").map(QueryText::limit).orElse(PageRequest.FIRST.limit()),
                value("order").map(QueryText::order).orElse(PageRequest.FIRST.order()),
                value("after").orElse(null),
                value("before").orElse(null));
    }

    /** What is asked for besides the run step itself, as {@code include[]} or {@code include}. */
    public Set<StepInclude> include() {
        Set<StepInclude> included = new LinkedHashSet<>();
        for (String name : List.of("include[]", "include")) {
            for (String value : fields.getValuesOrEmpty(name)) {
                StepInclude include = StepInclude.of(value);
                if (include instanceof StepInclude.Unrecognized) {
                    throw invalid("include", value, "'" + StepInclude.FILE_SEARCH_RESULTS.value() + "'");
                }
                included.add(include);
            }
        }
        return included;
    }

    private static int limit(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    "Invalid type for 'limit': expected an integer, but got '" + text + "' instead.",
                    "limit",
                    "invalid_type");
        }
    }

    private static Order order(String text) {
        for (Order order : Order.values()) {
            if (order.value().equals(text)) {
                return order;
            }
        }
        throw invalid("order", text, "'asc' and 'desc'");
    }

    private static InvalidRequestException invalid(String param, String value, String supported) {
        return new InvalidRequestException(
                "Invalid value: '" + value + "'. Supported values are: " + supported + ".", param, "invalid_value");
    }
}
