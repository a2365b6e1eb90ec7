package io.assistants4j.wire.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How patient, how stubborn and how busy calls to one far side may be.
 *
 * @param connectTimeout for opening a connection to one address; default 10 s
 * @param readIdle the longest silence while an answer is awaited or read; every byte counts, heartbeats too; default 5 min
 * @param deadline for a call as a whole, with all its attempts and waits; for a stream until it begins; default 10 min
 * @param maxAttempts how often a call that may be repeated is sent at most; default 3
 * @param backoff the wait before the first repetition; it doubles each time and varies by a quarter; default 500 ms
 * @param maxBackoff the longest wait of our own; default 8 s
 * @param maxRetryAfter the longest wait a far side can ask for; default 1 min
 * @param maxConcurrentCalls how many calls and open streams there may be at once; one more fails at once; default 1000
 * @param breakerFailurePercent from which share of failed calls on a host is left alone; default 50
 * @param breakerMinCalls how many calls must have ended before that share counts; default 20
 * @param breakerWait how long a host is left alone before it is tried again; default 15 s
 * @param rateLimit how many attempts may begin in a time; null for any number, the default
 * @param proxy what all calls go through; null, the default, for what the JVM's system properties say
 * @param tls whom to trust and how to prove who we are; null, the default, for whom this JVM trusts and no proof
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readIdle,
        Duration deadline,
        int maxAttempts,
        Duration backoff,
        Duration maxBackoff,
        Duration maxRetryAfter,
        int maxConcurrentCalls,
        int breakerFailurePercent,
        int breakerMinCalls,
        Duration breakerWait,
        @Nullable RateLimit rateLimit,
        @Nullable HttpProxy proxy,
        @Nullable Tls tls) {

    private static final HttpSettings DEFAULTS = new Builder().build();

    public HttpSettings {
        List<String> problems = new ArrayList<>();
        positive(problems, "connectTimeout", connectTimeout);
        positive(problems, "readIdle", readIdle);
        positive(problems, "deadline", deadline);
        positive(problems, "backoff", backoff);
        positive(problems, "maxBackoff", maxBackoff);
        positive(problems, "maxRetryAfter", maxRetryAfter);
        positive(problems, "breakerWait", breakerWait);
        within(problems, "maxAttempts", maxAttempts, 100);
        within(problems, "maxConcurrentCalls", maxConcurrentCalls, Integer.MAX_VALUE);
        within(problems, "breakerFailurePercent", breakerFailurePercent, 100);
        within(problems, "breakerMinCalls", breakerMinCalls, 10_000);
        usable(problems, tls);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("HTTP settings: " + String.join("; ", problems));
        }
    }

    /** The defaults. */
    public static HttpSettings defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private static void positive(List<String> problems, String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            problems.add(name + " must be longer than nothing, but is " + value);
        }
    }

    private static void usable(List<String> problems, @Nullable Tls tls) {
        if (tls != null) {
            try {
                TlsSockets unused = TlsSockets.of(tls);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void within(List<String> problems, String name, int value, int most) {
        if (value < 1 || value > most) {
            problems.add(name + " must be between 1 and " + most + ", but is " + value);
        }
    }

    /** Changes some of the defaults; what each means is said at {@link HttpSettings}. Not thread-safe. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration readIdle = Duration.ofMinutes(5);
        private Duration deadline = Duration.ofMinutes(10);
        private int maxAttempts = 3;
        private Duration backoff = Duration.ofMillis(500);
        private Duration maxBackoff = Duration.ofSeconds(8);
        private Duration maxRetryAfter = Duration.ofMinutes(1);
        private int maxConcurrentCalls = 1000;
        private int breakerFailurePercent = 50;
        private int breakerMinCalls = 20;
        private Duration breakerWait = Duration.ofSeconds(15);
        private @Nullable RateLimit rateLimit;
        private @Nullable HttpProxy proxy;
        private @Nullable Tls tls;

        private Builder() {}

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder readIdle(Duration value) {
            readIdle = value;
            return this;
        }

        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        public Builder maxAttempts(int value) {
            maxAttempts = value;
            return this;
        }

        public Builder backoff(Duration first, Duration longest) {
            backoff = first;
            maxBackoff = longest;
            return this;
        }

        public Builder maxRetryAfter(Duration value) {
            maxRetryAfter = value;
            return this;
        }

        public Builder maxConcurrentCalls(int value) {
            maxConcurrentCalls = value;
            return this;
        }

        public Builder breaker(int failurePercent, int minCalls, Duration wait) {
            breakerFailurePercent = failurePercent;
            breakerMinCalls = minCalls;
            breakerWait = wait;
            return this;
        }

        public Builder rateLimit(RateLimit value) {
            rateLimit = value;
            return this;
        }

        public Builder proxy(HttpProxy value) {
            proxy = value;
            return this;
        }

        public Builder tls(Tls value) {
            tls = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming everything that is wrong with them
         */
        public HttpSettings build() {
            return new HttpSettings(
                    connectTimeout,
                    readIdle,
                    deadline,
                    maxAttempts,
                    backoff,
                    maxBackoff,
                    maxRetryAfter,
                    maxConcurrentCalls,
                    breakerFailurePercent,
                    breakerMinCalls,
                    breakerWait,
                    rateLimit,
                    proxy,
                    tls);
        }
    }
}
