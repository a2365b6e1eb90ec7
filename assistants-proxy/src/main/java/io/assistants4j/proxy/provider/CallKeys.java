package io.assistants4j.proxy.provider;

import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.NamedValues;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.wire.http.HttpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of every provider that is asked over HTTP. */
final class CallKeys {
    private static final HttpSettings DEFAULTS = HttpSettings.defaults();
    private static final int MOST_RETRIES = 99;

    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    Scalar.time(),
                    "How long a call may take, with all its attempts and waits; a stream, until it begins.")
            .orElse(DEFAULTS.deadline());
    private static final Key<Duration> IDLE_TIMEOUT = Key.of(
                    "idle_timeout",
                    Scalar.time(),
                    "The longest silence while an answer or a stream is read; every byte counts.")
            .orElse(DEFAULTS.readIdle());
    private static final Key<Duration> CONNECT_TIMEOUT = Key.of(
                    "connect_timeout", Scalar.time(), "How long opening a connection may take.")
            .orElse(DEFAULTS.connectTimeout());
    private static final Key<Integer> MAX_RETRIES = Key.of(
                    "max_retries",
                    Scalar.wholeNumber(0, MOST_RETRIES),
                    "How often a call that failed is sent again at most, where that is safe.")
            .orElse(DEFAULTS.maxAttempts() - 1);
    private static final Key<Integer> MAX_CALLS = Key.of(
                    "max_concurrent_calls",
                    Scalar.wholeNumber(1, 1_000_000),
                    "How many calls and open streams there may be at once; one more fails at once.")
            .orElse(DEFAULTS.maxConcurrentCalls());

    static final Key<Map<String, String>> HEADERS =
            Key.of("headers", NamedValues.of(Scalar.text()), "Further headers of every call.");
    static final Key<Map<String, String>> QUERY =
            Key.of("query", NamedValues.of(Scalar.text()), "Further query parameters of every call.");

    static final List<Key<?>> ALL =
            List.of(HEADERS, QUERY, TIMEOUT, IDLE_TIMEOUT, CONNECT_TIMEOUT, MAX_RETRIES, MAX_CALLS);

    private CallKeys() {}

    static HttpSettings http(Values values) {
        return HttpSettings.builder()
                .deadline(values.of(TIMEOUT))
                .readIdle(values.of(IDLE_TIMEOUT))
                .connectTimeout(values.of(CONNECT_TIMEOUT))
                .maxAttempts(values.of(MAX_RETRIES) + 1)
                .maxConcurrentCalls(values.of(MAX_CALLS))
                .build();
    }
}
