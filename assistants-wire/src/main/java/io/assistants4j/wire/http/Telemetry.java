package io.assistants4j.wire.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Where measurements go, named as OpenTelemetry names those of generative AI clients: {@code
 * gen_ai.client.operation.duration} from the first attempt to the end of the answer, and {@code
 * gen_ai.client.token.usage}. Tags: {@code gen_ai.operation.name}, {@code gen_ai.provider.name}, {@code
 * gen_ai.request.model} (the first hundred, then {@code other}), {@code server.address} and {@code error.type} or {@code
 * gen_ai.token.type}. Besides, {@code assistants.http.client.connection.count} tells how many connections are open.
 *
 * @param observations gets an observation per call, for times and traces
 * @param meters gets the tokens
 */
public record Telemetry(ObservationRegistry observations, MeterRegistry meters) {
    /** Nobody measures. */
    public static Telemetry none() {
        return new Telemetry(ObservationRegistry.NOOP, new CompositeMeterRegistry());
    }

    /** Times and tokens in one registry, no traces. */
    public static Telemetry to(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return new Telemetry(observations, meters);
    }
}
