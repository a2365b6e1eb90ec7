package io.assistants4j.proxy.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;

/** Says of meters what they measure whose makers do not: observations have no place for it. */
public final class Descriptions implements MeterFilter {
    private static final String BY = ", by operation, provider, model, address and error.";
    private static final Map<String, String> TEXTS = Map.of(
            "gen_ai.client.operation.duration",
                    "Calls to far sides, from the first attempt to the end of the answer" + BY,
            "gen_ai.client.operation.duration.active", "Calls to far sides that are under way.",
            "gen_ai.client.operation.time_to_first_chunk",
                    "From the sending of a call to a far side to the first event of its stream.",
            "gen_ai.client.token.usage", "Tokens of calls to far sides, by type.",
            "assistants.http.client.connection.count", "Open connections to far sides, by provider and state.");

    @Override
    public Meter.Id map(Meter.Id id) {
        String text = id.getDescription() == null ? TEXTS.get(id.getName()) : null;
        return text == null
                ? id
                : new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), text, id.getType());
    }
}
