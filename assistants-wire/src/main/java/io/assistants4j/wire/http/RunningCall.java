package io.assistants4j.wire.http;

import io.assistants4j.core.error.AssistantsException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.micrometer.observation.Observation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** A call from its admission to its end, with all that must be given back then, once, however it ends. */
final class RunningCall {
    private final Operation operation;
    private final Bulkhead bulkhead;
    private final Measurements measurements;
    private final Observation observation;
    private final LongSupplier nanoTime;
    private final long started;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    RunningCall(Operation operation, Bulkhead bulkhead, Measurements measurements, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.operation = operation;
        this.bulkhead = bulkhead;
        this.measurements = measurements;
        this.observation = measurements.start(operation);
    }

    void tokens(long input, long output) {
        measurements.tokens(operation, observation, input, output);
    }

    /** Something of a stream was read; the first time counts. */
    void read() {
        if (begun.compareAndSet(false, true)) {
            measurements.firstChunk(operation, observation, nanoTime.getAsLong() - started);
        }
    }

    void succeeded() {
        if (ended.compareAndSet(false, true)) {
            bulkhead.onComplete();
            measurements.stop(observation, null, null);
        }
    }

    void failed(RuntimeException failure) {
        if (ended.compareAndSet(false, true)) {
            bulkhead.onComplete();
            boolean status = failure instanceof AssistantsException known && known.status() >= 400;
            String type = status
                    ? Integer.toString(((AssistantsException) failure).status())
                    : failure.getClass().getSimpleName();
            measurements.stop(observation, type, failure);
        }
    }

    /** Ended without an exception of ours, and not well. */
    void ended(String errorType) {
        if (ended.compareAndSet(false, true)) {
            bulkhead.onComplete();
            measurements.stop(observation, errorType, null);
        }
    }
}
