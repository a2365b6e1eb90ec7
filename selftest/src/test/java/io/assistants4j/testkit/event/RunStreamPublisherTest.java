package io.assistants4j.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

final class RunStreamPublisherTest {
    private static final int RULES_THAT_APPLY = 20;

    @Test
    void anExecutorThatRefusesIsToldToTheSubscriber() {
        List<Throwable> told = new ArrayList<>();
        Flow.Publisher<RunEvent> publisher = new ReactiveStreamsRules.Events(1).publisher(task -> {
            throw new RejectedExecutionException("shut down");
        });

        publisher.subscribe(new ReactiveStreamsRules.Follower() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                told.add(failure);
            }
        });

        assertThat(told).hasSize(1).first().isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aRunStreamKeepsTheRulesOfReactiveStreams() {
        TestNG testNg = new TestNG(false);
        TestListenerAdapter results = new TestListenerAdapter();
        testNg.setVerbose(0);
        testNg.addListener(results);
        testNg.setTestClasses(new Class<?>[] {ReactiveStreamsRules.class});

        testNg.run();

        assertThat(results.getConfigurationFailures()).isEmpty();
        assertThat(results.getFailedTests())
                .extracting(failed -> failed.getName() + ": " + failed.getThrowable())
                .isEmpty();
        assertThat(results.getPassedTests()).hasSizeGreaterThan(RULES_THAT_APPLY);
    }
}
