package io.assistants4j.wire.http;

import io.micrometer.observation.ObservationRegistry;

/**
 * Where measurements go, named as OpenTelemetry names those of generative AI clients: {@code
 * gen_ai.client.operation.duration} from the first attempt to the end of the answer, {@code
 * gen_ai.client.operation.time_to_first_chunk} until the first event of a stream, and {@code gen_ai.client.token.usage}. Tags:
 * {@code gen_ai.operation.name}, {@code gen_ai.provider.name}, {@code gen_ai.request.model}, {@code server.address}, {@code
 * server.port} and {@code error.type} or {@code gen_ai.token.type}; of models and errors the first hundred stand for
 * themselves, all others are {@code other}. A trace also bears {@code gen_ai.usage.input_tokens}, {@code
 * gen_ai.usage.output_tokens} and {@code gen_ai.response.time_to_first_chunk} in seconds. Besides, {@code
 * assistants.http.client.connection.count} tells how many connections are open.
 *
 * <p>{@link Metering} makes one. Share it: providers of the same vendor are counted together. Immutable to its users,
 * thread-safe.
 */
public final class Telemetry {
    private final ObservationRegistry observations;
    private final Meters meters;
    private final ConnectionCounts connections;
    private final Reachability reachability;

    Telemetry(ObservationRegistry observations, Meters meters) {
        this(observations, meters, new ConnectionCounts(meters), new Reachability());
    }

    private Telemetry(
            ObservationRegistry observations, Meters meters, ConnectionCounts connections, Reachability reachability) {
        this.observations = observations;
        this.meters = meters;
        this.connections = connections;
        this.reachability = reachability;
    }

    /** Nobody measures. */
    public static Telemetry none() {
        return new Telemetry(ObservationRegistry.NOOP, Meters.NONE);
    }

    /** The same, which also notes there how the last call went. */
    public Telemetry noting(Reachability there) {
        return new Telemetry(observations, meters, connections, there);
    }

    /** The same for one of several accounts of a provider; an empty name stands for the only one. */
    public Telemetry ofAccount(String name) {
        return name.isEmpty() ? this : noting(reachability.account(name));
    }

    Reachability reachability() {
        return reachability;
    }

    ObservationRegistry observations() {
        return observations;
    }

    Meters meters() {
        return meters;
    }

    ConnectionCounts connections() {
        return connections;
    }
}
