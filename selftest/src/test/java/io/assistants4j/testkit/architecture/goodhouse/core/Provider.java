package io.assistants4j.testkit.architecture.goodhouse.core;

import io.assistants4j.testkit.architecture.goodhouse.core.run.Runs;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uses what it may. */
public interface Provider extends Comparable<Provider> {
    URI address();

    Runs runs();

    default BigDecimal price(List<@Nullable String> names, int[] counts) {
        return BigDecimal.valueOf(names.size() + counts.length);
    }
}
