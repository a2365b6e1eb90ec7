package io.assistants4j.wire.assistants;

import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.value.OpenEnum;
import java.util.List;
import java.util.Set;

/** What steps carry beyond their standard fields, as a query asks for it. */
final class IncludeQuery {
    private IncludeQuery() {}

    static List<String> of(Set<StepInclude> include) {
        return include.stream().map(OpenEnum::value).sorted().toList();
    }
}
