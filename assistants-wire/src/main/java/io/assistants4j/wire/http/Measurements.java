package io.assistants4j.wire.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** Measures the calls to one far side. */
final class Measurements {
    private static final String DURATION = "gen_ai.client.operation.duration";
    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String OPERATION = "gen_ai.operation.name";
    private static final String PROVIDER = "gen_ai.provider.name";
    private static final String MODEL = "gen_ai.request.model";
    private static final String ADDRESS = "server.address";
    private static final String ERROR = "error.type";
    private static final String TOKEN_TYPE = "gen_ai.token.type";

    private final Telemetry telemetry;
    private final String provider;
    private final String address;
    private final BoundedTag models = new BoundedTag();

    Measurements(Telemetry telemetry, String provider, String address) {
        this.telemetry = telemetry;
        this.provider = provider;
        this.address = address;
    }

    Observation start(Operation operation) {
        String model = operation.model();
        return Observation.createNotStarted(DURATION, telemetry.observations())
                .contextualName(model == null ? operation.name() : operation.name() + " " + model)
                .lowCardinalityKeyValue(OPERATION, operation.name())
                .lowCardinalityKeyValue(PROVIDER, provider)
                .lowCardinalityKeyValue(MODEL, models.of(model))
                .lowCardinalityKeyValue(ADDRESS, address)
                .start();
    }

    static void stop(Observation observation, @Nullable String errorType, @Nullable Throwable failure) {
        observation.lowCardinalityKeyValue(ERROR, errorType == null ? "none" : errorType);
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }

    void tokens(Operation operation, long input, long output) {
        record(operation, "input", input);
        record(operation, "output", output);
    }

    private void record(Operation operation, String type, long tokens) {
        MeterRegistry meters = telemetry.meters();
        Tags tags = Tags.of(OPERATION, operation.name(), PROVIDER, provider, MODEL, models.of(operation.model()))
                .and(ADDRESS, address, TOKEN_TYPE, type);
        DistributionSummary.builder(TOKENS)
                .baseUnit("token")
                .tags(tags)
                .register(meters)
                .record((double) tokens);
    }
}
