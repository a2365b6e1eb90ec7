package io.assistants4j.testkit.contract;

import io.assistants4j.core.event.RunEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Somebody who subscribes to a stream and asks for more when the requirement says so. */
final class Subscriber implements Flow.Subscriber<RunEvent> {
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> endings = new CopyOnWriteArrayList<>();
    private volatile Flow.@Nullable Subscription subscription;

    void request(long count) {
        Objects.requireNonNull(subscription, "subscription").request(count);
    }

    void cancel() {
        Objects.requireNonNull(subscription, "subscription").cancel();
    }

    List<RunEvent> events() {
        return events;
    }

    /** How it was told of the end: once, where the publisher keeps its rules. */
    List<String> endings() {
        return endings;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
    }

    @Override
    public void onNext(RunEvent event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
        endings.add("error " + failure);
    }

    @Override
    public void onComplete() {
        endings.add("complete");
    }
}
