package io.assistants4j.core.event;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run stream as a publisher, after the rules of Reactive Streams: one subscriber, served on an executor while it asks for
 * more. No thread is held while nothing is asked for.
 */
final class RunStreamPublisher implements Flow.Publisher<RunEvent> {
    private final RunStream stream;
    private final Executor executor;
    private final AtomicBoolean taken = new AtomicBoolean();

    RunStreamPublisher(RunStream stream, Executor executor) {
        this.stream = stream;
        this.executor = executor;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super RunEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (!taken.compareAndSet(false, true)) {
            subscriber.onSubscribe(new Refused());
            subscriber.onError(new IllegalStateException("A run stream can be followed once"));
            return;
        }
        new Delivery(subscriber).begin();
    }

    private static final class Refused implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    private final class Delivery implements Flow.Subscription {
        private final Flow.Subscriber<? super RunEvent> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicLong wakeUps = new AtomicLong();
        private volatile boolean ended;
        private volatile boolean badRequest;
        private @Nullable Iterator<RunEvent> iterator;

        Delivery(Flow.Subscriber<? super RunEvent> subscriber) {
            this.subscriber = subscriber;
        }

        /** Counts as a wake-up while it lasts: what is asked for in onSubscribe must not come before that returned. */
        void begin() {
            wakeUps.incrementAndGet();
            subscriber.onSubscribe(this);
            if (wakeUps.decrementAndGet() > 0) {
                schedule();
            }
        }

        @Override
        public void request(long n) {
            if (ended) {
                return;
            }
            if (n <= 0) {
                badRequest = true;
            } else {
                demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
            }
            if (wakeUps.getAndIncrement() == 0) {
                schedule();
            }
        }

        /** Nobody else delivers at this moment, so a refusal of the executor may be told from here. */
        private void schedule() {
            try {
                executor.execute(this::deliver);
            } catch (RejectedExecutionException e) {
                fail(e);
            }
        }

        @Override
        public void cancel() {
            ended = true;
            stream.close();
        }

        private void deliver() {
            long seen = wakeUps.get();
            do {
                deliverWhatIsAskedFor();
                seen = wakeUps.addAndGet(-seen);
            } while (seen != 0);
        }

        private void deliverWhatIsAskedFor() {
            try {
                Iterator<RunEvent> events = iterator();
                while (!ended && !badRequest && demand.get() > 0) {
                    if (!events.hasNext()) {
                        end();
                        return;
                    }
                    RunEvent event = events.next();
                    demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
                    subscriber.onNext(event);
                    if (event instanceof RunEvent.Done) {
                        end();
                    }
                }
                if (badRequest && !ended) {
                    throw new IllegalArgumentException("A subscriber asked for less than one event (rule 3.9)");
                }
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                stream.close();
                subscriber.onComplete();
            }
        }

        private void fail(RuntimeException e) {
            if (!ended) {
                ended = true;
                stream.close();
                subscriber.onError(e);
            }
        }

        private Iterator<RunEvent> iterator() {
            if (iterator == null) {
                iterator = stream.iterator();
            }
            return iterator;
        }
    }
}
