package io.assistants4j.wire.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Meters in a registry of Micrometer. */
final class RegistryMeters implements Meters {
    private static final String FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String TOKEN_TYPE = "gen_ai.token.type";
    private static final String CONNECTIONS = "assistants.http.client.connection.count";

    private final MeterRegistry registry;

    RegistryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void firstChunk(Labels labels, long nanos) {
        Timer.builder(FIRST_CHUNK).tags(tags(labels)).register(registry).record(Duration.ofNanos(nanos));
    }

    @Override
    public void tokens(Labels labels, String type, long tokens) {
        DistributionSummary.builder(TOKENS)
                .baseUnit("token")
                .tags(tags(labels).and(TOKEN_TYPE, type))
                .register(registry)
                .record((double) tokens);
    }

    @Override
    public void connections(String provider, String state, IntSupplier count) {
        Gauge.builder(CONNECTIONS, count::getAsInt)
                .baseUnit(BaseUnits.CONNECTIONS)
                .tag(Measurements.PROVIDER, provider)
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    private static Tags tags(Labels labels) {
        return Tags.of(
                Measurements.OPERATION,
                labels.operation(),
                Measurements.PROVIDER,
                labels.provider(),
                Measurements.MODEL,
                labels.model(),
                Measurements.ADDRESS,
                labels.address(),
                Measurements.PORT,
                labels.port());
    }
}
