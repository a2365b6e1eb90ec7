package io.assistants4j.proxy.usage;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.http.BoundedTag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows the runs that end in this process, and their tokens. Of callers nothing is told. */
final class RunMetrics {
    private final MeterRegistry meters;
    private final BoundedTag models = new BoundedTag();

    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
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
        Counter.builder("assistants.run.tokens")
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
