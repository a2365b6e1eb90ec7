package io.assistants4j.proxy.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assistants4j.proxy.access.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private static final Limits TWO = new Limits(2);

    private final HandClock clock = new HandClock();
    private final RequestLimits requests = new RequestLimits(clock);

    @Test
    void aMinuteTakesSoManyAndTheNextAsManyAgain() {
        assertThat(count("green", TWO)).isEqualTo(new Allowance(2, 1, Duration.ofSeconds(60), false));
        clock.advance(Duration.ofMillis(500));
        assertThat(count("green", TWO)).isEqualTo(new Allowance(2, 0, Duration.ofMillis(59_500), false));
        clock.advance(Duration.ofMillis(59_499));
        assertThat(count("green", TWO)).isEqualTo(new Allowance(2, 0, Duration.ofMillis(1), true));

        clock.advance(Duration.ofMillis(1));
        assertThat(count("green", TWO)).isEqualTo(new Allowance(2, 1, Duration.ofSeconds(60), false));
    }

    @Test
    void eachHolderHasItsOwnAndOneWithoutALimitIsNotCounted() {
        count("green", TWO);
        count("green", TWO);

        assertThat(count("green", TWO).isExceeded()).isTrue();
        assertThat(count("blue", TWO).isExceeded()).isFalse();
        assertThat(requests.count("red", Limits.NONE)).isEmpty();
    }

    @Test
    void aLimitThatBecomesSmallerCountsAtOnce() {
        count("green", TWO);
        count("green", TWO);

        assertThat(count("green", new Limits(1))).isEqualTo(new Allowance(1, 0, Duration.ofSeconds(60), true));
        assertThat(count("green", new Limits(3)).isExceeded()).isFalse();
    }

    @Test
    void aClockThatIsSetBackShutsNobodyOutForLonger() {
        count("green", TWO);
        count("green", TWO);
        clock.advance(Duration.ofHours(-1));

        assertThat(count("green", TWO)).isEqualTo(new Allowance(2, 1, Duration.ofSeconds(60), false));
    }

    @Test
    void manyAtOnceGetExactlyWhatTheMinuteTakes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(threads.submit(() -> count("green", new Limits(100)).isExceeded()));
        }
        int taken = 0;
        for (Future<Boolean> answer : answers) {
            taken += answer.get() ? 0 : 1;
        }
        threads.shutdown();

        assertThat(taken).isEqualTo(100);
    }

    @Test
    void aLimitIsAWholeNumberOfRequests() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(0))
                .withMessage("requests per minute must be a whole number from 1 to 1000000, but is 0");
    }

    private Allowance count(String holder, Limits limits) {
        return requests.count(holder, limits).orElseThrow();
    }
}
