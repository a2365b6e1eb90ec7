package io.assistants4j.wire.http;

import io.micrometer.observation.Observation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Measures the calls to one far side. */
final class Measurements {
    private static final String DURATION = "gen_ai.client.operation.duration";
    static final String OPERATION = "gen_ai.operation.name";
    static final String PROVIDER = "gen_ai.provider.name";
    static final String MODEL = "gen_ai.request.model";
    static final String ADDRESS = "server.address";
    static final String PORT = "server.port";
    private static final String ERROR = "error.type";
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
        telemetry.meters().firstChunk(labels(operation), nanos);
    }

    void tokens(Operation operation, Observation observation, long input, long output) {
        observation.highCardinalityKeyValue("gen_ai.usage.input_tokens", Long.toString(input));
        observation.highCardinalityKeyValue("gen_ai.usage.output_tokens", Long.toString(output));
        Meters.Labels labels = labels(operation);
        telemetry.meters().tokens(labels, "input", input);
        telemetry.meters().tokens(labels, "output", output);
    }

    private Meters.Labels labels(Operation operation) {
        return new Meters.Labels(operation.name(), provider, models.of(operation.model()), address, port);
    }
}
