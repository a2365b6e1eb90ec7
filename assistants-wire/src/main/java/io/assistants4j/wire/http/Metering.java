package io.assistants4j.wire.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Makes {@link Telemetry} out of a registry of Micrometer. It needs {@code micrometer-core} on the class path, which whoever
 * has a registry has; without measurements it is not needed.
 */
public final class Metering {
    private Metering() {}

    /** Times and tokens in one registry, no traces. */
    public static Telemetry to(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return to(observations, meters);
    }

    /**
     * Measures there.
     *
     * @param observations gets an observation per call, for times and traces
     * @param meters gets the tokens, the times to first chunks and the connections
     */
    public static Telemetry to(ObservationRegistry observations, MeterRegistry meters) {
        return new Telemetry(observations, new RegistryMeters(meters));
    }
}
