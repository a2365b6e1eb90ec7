package io.assistants4j.proxy.usage;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Usage;
import io.assistants4j.store.jdbc.ActiveRuns;
import io.assistants4j.wire.http.BoundedTag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the runs that end in this process, and their tokens. Of callers nothing is told. */
final class RunMetrics {
    private final MeterRegistry meters;
    private final BoundedTag models = new BoundedTag();
    private final MultiGauge active;
    /** What was seen once stays, if only as nothing: a series that comes and goes cannot be watched. */
    private final Map<Tags, Long> counts = new LinkedHashMap<>();

    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.active = MultiGauge.builder("assistants.runs.active")
                .description("Runs kept here that are not over, by provider and state, over all servers on the store;"
                        + " those that are queued wait for a place to be executed.")
                .register(meters);
    }

    /** So many runs are not over now. */
    synchronized void active(List<ActiveRuns> runs) {
        counts.replaceAll((tags, count) -> 0L);
        runs.forEach(some -> counts.put(Tags.of("provider", some.provider(), "status", some.status()), some.runs()));
        active.register(
                counts.entrySet().stream()
                        .map(count -> MultiGauge.Row.of(count.getKey(), (Number) count.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    void ended(String provider, Run run) {
        Counter.builder("assistants.runs.ended")
                .description("Runs that ended, by provider and the state they ended in.")
                .tag("provider", provider)
                .tag("status", run.status().value())
                .register(meters)
                .increment();
        Usage usage = run.usage();
        if (usage != null) {
            String model = models.of(run.model());
            tokens(provider, model, "prompt", usage.promptTokens());
            tokens(provider, model, "completion", usage.completionTokens());
        }
    }

    private void tokens(String provider, String model, String kind, long tokens) {
        Counter.builder("assistants.tokens")
                .description(
                        "Tokens of the runs that ended, by provider, model and kind; the first hundred models stand for"
                                + " themselves, all others are 'other'.")
                .tag("provider", provider)
                .tag("model", model)
                .tag("kind", kind)
                .register(meters)
                .increment((double) tokens);
    }
}
