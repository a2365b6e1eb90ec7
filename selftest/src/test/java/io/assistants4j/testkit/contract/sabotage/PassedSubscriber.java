package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import java.util.concurrent.Flow;

/** A subscriber in front of another, and a subscription behind it, that pass everything on; saboteurs write over what they break. */
class PassedSubscriber implements Flow.Subscriber<RunEvent> {
    private final Flow.Subscriber<? super RunEvent> real;

    PassedSubscriber(Flow.Subscriber<? super RunEvent> real) {
        this.real = real;
    }

    void request(Flow.Subscription subscription, long count) {
        subscription.request(count);
    }

    void cancel(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        real.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                PassedSubscriber.this.request(subscription, count);
            }

            @Override
            public void cancel() {
                PassedSubscriber.this.cancel(subscription);
            }
        });
    }

    @Override
    public void onNext(RunEvent event) {
        real.onNext(event);
    }

    @Override
    public void onError(Throwable failure) {
        real.onError(failure);
    }

    @Override
    public void onComplete() {
        real.onComplete();
    }
}
