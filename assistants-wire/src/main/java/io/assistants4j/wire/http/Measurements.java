package io.assistants4j.wire.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Measures the calls to one far side. */
final class Measurements {
    private static final String DURATION = "gen_ai.client.operation.duration";
    private static final String FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String OPERATION = "gen_ai.operation.name";
    private static final String PROVIDER = "gen_ai.provider.name";
    private static final String MODEL = "gen_ai.request.model";
    private static final String ADDRESS = "server.address";
    private static final String PORT = "server.port";
    private static final String ERROR = "error.type";
    private static final String TOKEN_TYPE = "gen_ai.token.type";
    private static final double NANOS = 1e9;

    private final Telemetry telemetry;
    private final String provider;
    private final String address;
    private final String port;
    private final BoundedTag models = new BoundedTag();
    private final BoundedTag errors = new BoundedTag();

    Measurements(Telemetry telemetry, String provider, URI address) {
        this.telemetry = telemetry;
        this.provider = provider;
        this.address = address.getHost();
        int explicit = address.getPort();
        int usual = "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
        this.port = Integer.toString(explicit < 0 ? usual : explicit);
    }

    Observation start(Operation operation) {
        String model = operation.model();
        return Observation.createNotStarted(DURATION, telemetry.observations())
                .contextualName(model == null ? operation.name() : operation.name() + " " + model)
                .lowCardinalityKeyValue(OPERATION, operation.name())
                .lowCardinalityKeyValue(PROVIDER, provider)
                .lowCardinalityKeyValue(MODEL, models.of(model))
                .lowCardinalityKeyValue(ADDRESS, address)
                .lowCardinalityKeyValue(PORT, port)
                .start();
    }

    void stop(Observation observation, @Nullable String errorType, @Nullable Throwable failure) {
        observation.lowCardinalityKeyValue(ERROR, errors.of(errorType));
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }

    void firstChunk(Operation operation, Observation observation, long nanos) {
        observation.highCardinalityKeyValue("gen_ai.response.time_to_first_chunk", Double.toString(nanos / NANOS));
        Timer.builder(FIRST_CHUNK)
                .tags(tags(operation))
                .register(telemetry.meters())
                .record(Duration.ofNanos(nanos));
    }

    void tokens(Operation operation, Observation observation, long input, long output) {
        observation.highCardinalityKeyValue("gen_ai.usage.input_tokens", Long.toString(input));
        observation.highCardinalityKeyValue("gen_ai.usage.output_tokens", Long.toString(output));
        record(operation, "input", input);
        record(operation, "output", output);
    }

    private void record(Operation operation, String type, long tokens) {
        DistributionSummary.builder(TOKENS)
                .baseUnit("token")
                .tags(tags(operation).and(TOKEN_TYPE, type))
                .register(telemetry.meters())
                .record((double) tokens);
    }

    private Tags tags(Operation operation) {
        return Tags.of(OPERATION, operation.name(), PROVIDER, provider, MODEL, models.of(operation.model()))
                .and(ADDRESS, address, PORT, port);
    }
}
