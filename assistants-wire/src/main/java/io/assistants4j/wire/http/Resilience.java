package io.assistants4j.wire.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The policies around the calls to one host, all Resilience4j's: how long to wait before which repetition, when to leave it
 * alone, how many calls at once and in a time. Its retry is asked for its verdict only: the waiting it would do itself goes
 * through a function that is static for the whole JVM.
 */
final class Resilience {
    private static final double GROWTH = 2.0;
    private static final double VARIATION = 0.25;
    private static final int WINDOW = 100;
    private static final int TRIALS = 3;

    private final String name;
    private final HttpSettings settings;
    private final IntervalFunction backoff;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter limiter;

    Resilience(String name, HttpSettings settings, CallTime time) {
        this.name = name;
        this.settings = settings;
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(
                settings.backoff(), GROWTH, VARIATION, settings.maxBackoff());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                Math.max(WINDOW, settings.breakerMinCalls()),
                                settings.breakerMinCalls(),
                                SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.breakerFailurePercent())
                        .waitDurationInOpenState(settings.breakerWait())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .maxWaitDurationInHalfOpenState(settings.breakerWait())
                        .currentTimestampFunction(clock -> time.nanoTime().getAsLong(), TimeUnit.NANOSECONDS)
                        .clock(time.clock())
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.maxConcurrentCalls())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        RateLimit limit = settings.rateLimit();
        this.limiter = limit == null
                ? null
                : RateLimiter.of(
                        name,
                        RateLimiterConfig.custom()
                                .limitForPeriod(limit.calls())
                                .limitRefreshPeriod(limit.period())
                                .timeoutDuration(settings.deadline())
                                .build());
    }

    /** How long the next attempt has to wait for its turn; negative where that is longer than any call may take. */
    Duration turn() {
        return limiter == null ? Duration.ZERO : Duration.ofNanos(limiter.reservePermission());
    }

    /** The verdicts on the attempts of one call; most calls need none. */
    Retry.AsyncContext<Attempt> attempts() {
        return Retry.of(
                        name,
                        RetryConfig.<Attempt>custom()
                                .maxAttempts(settings.maxAttempts())
                                .retryOnResult(Attempt::mayBeRepeated)
                                .intervalBiFunction((count, attempt) -> wait(backoff.apply(count), attempt))
                                .build())
                .asyncContext();
    }

    /** Our own wait before a repetition, counted from 1. */
    Duration backoff(int repetition) {
        return Duration.ofMillis(backoff.apply(repetition));
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    private long wait(long own, Either<Throwable, Attempt> ended) {
        if (ended.isRight() && ended.get().outcome() instanceof Outcome.Answered answered) {
            Duration asked = answered.retryAfter();
            if (asked != null) {
                return Math.min(asked.toMillis(), settings.maxRetryAfter().toMillis());
            }
        }
        return own;
    }
}
