package io.assistants4j.testkit.event;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.value.RawJson;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules of Reactive Streams for publishers; public because TestNG makes it. */
public final class ReactiveStreamsRules extends FlowPublisherVerification<RunEvent> {
    /** Nothing waits so long but what fails: a signal that comes ends the wait. */
    private static final long PATIENCE_MILLIS = 20_000;

    private static final long SILENCE_MILLIS = 50;

    /** The kit looks for an expected error once only, after so long: a miscalculation of the time that is left ends its wait. */
    private static final long LOOK_MILLIS = 1_000;

    private final ExecutorService executor = ThreadPerTask.executor("publisher-under-test");

    /** Made by TestNG. */
    public ReactiveStreamsRules() {
        super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS, LOOK_MILLIS));
    }

    @Override
    public Flow.Publisher<RunEvent> createFlowPublisher(long elements) {
        return new Events(elements).publisher(executor);
    }

    /** A stream somebody follows already. */
    @Override
    public Flow.Publisher<RunEvent> createFailedFlowPublisher() {
        Flow.Publisher<RunEvent> publisher = createFlowPublisher(1);
        publisher.subscribe(new Follower());
        return publisher;
    }

    record Events(long count) implements RunStream {
        @Override
        public Iterator<RunEvent> iterator() {
            return LongStream.rangeClosed(1, count).mapToObj(this::event).iterator();
        }

        private RunEvent event(long number) {
            return number == count ? new RunEvent.Done() : new RunEvent.Unrecognized("test", new RawJson("" + number));
        }

        @Override
        public void close() {}
    }

    static class Follower implements Flow.Subscriber<RunEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(RunEvent event) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
