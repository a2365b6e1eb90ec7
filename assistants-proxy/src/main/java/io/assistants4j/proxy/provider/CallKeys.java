package io.assistants4j.proxy.provider;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.NamedValues;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.wire.config.CallOptions;
import io.assistants4j.wire.config.HttpVariables;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.KeyStores;
import io.assistants4j.wire.http.RateLimit;
import io.assistants4j.wire.http.Tls;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of every provider that is asked over HTTP. */
final class CallKeys {
    private static final HttpSettings DEFAULTS = HttpSettings.defaults();
    private static final int MOST_RETRIES = 99;

    /** How often a call is sent again where nothing is said. */
    static final int DEFAULT_RETRIES = DEFAULTS.maxAttempts() - 1;

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
                    "How often a call that failed is sent again at most, where that is safe. With `accounts` none by"
                            + " default: the next account is asked.")
            .orElse(DEFAULT_RETRIES);
    private static final Key<Integer> MAX_CALLS = Key.of(
                    "max_concurrent_calls",
                    Scalar.wholeNumber(1, 1_000_000),
                    "How many calls and open streams there may be at once; one more fails at once.")
            .orElse(DEFAULTS.maxConcurrentCalls());

    private static final Key<Duration> BACKOFF = Key.of(
                    "backoff",
                    Scalar.time(),
                    "The wait before a call is sent again; it doubles each time and varies by a quarter.")
            .orElse(DEFAULTS.backoff());
    private static final Key<Duration> MAX_BACKOFF =
            Key.of("max_backoff", Scalar.time(), "The longest wait of our own.").orElse(DEFAULTS.maxBackoff());
    private static final Key<Duration> MAX_RETRY_AFTER = Key.of(
                    "max_retry_after", Scalar.time(), "The longest wait a far side can ask for.")
            .orElse(DEFAULTS.maxRetryAfter());
    private static final Key<Integer> BREAKER_PERCENT = Key.of(
                    "breaker_failure_percent",
                    Scalar.wholeNumber(1, 100),
                    "From which share of failed calls on the far side is left alone for a while.")
            .orElse(DEFAULTS.breakerFailurePercent());
    private static final Key<Integer> BREAKER_CALLS = Key.of(
                    "breaker_min_calls",
                    Scalar.wholeNumber(1, 10_000),
                    "How many calls must have ended before that share counts.")
            .orElse(DEFAULTS.breakerMinCalls());
    private static final Key<Duration> BREAKER_WAIT = Key.of(
                    "breaker_wait", Scalar.time(), "How long the far side is left alone before it is tried again.")
            .orElse(DEFAULTS.breakerWait());
    private static final Key<RateLimit> RATE_LIMIT = Key.of(
            "rate_limit",
            Scalar.of(
                    "calls in a time such as 100/1m",
                    text -> HttpVariables.rateLimit(text).orElse(null)),
            "How many calls may begin in a time, repetitions included; one more waits for its turn.");
    private static final Key<Secret> PROXY = Key.of(
            "proxy", Scalar.secret(), "The HTTP proxy all calls go through, such as `http://user:password@host:3128`.");
    private static final Key<Path> TRUST_STORE = Key.of(
            "trust_store",
            Scalar.path(),
            "A PEM, PKCS #12 or JKS file of the certificates that may vouch for the far side. Default: those of Java.");
    private static final Key<Secret> TRUST_STORE_PASSWORD =
            Key.of("trust_store_password", Scalar.secret(), "The password of the trust store.");
    private static final Key<Path> CLIENT_KEY_STORE = Key.of(
            "client_key_store",
            Scalar.path(),
            "A PKCS #12 or JKS file of the certificate and key by which the far side knows us.");
    private static final Key<Secret> CLIENT_KEY_STORE_PASSWORD =
            Key.of("client_key_store_password", Scalar.secret(), "The password of the client key store.");

    static final Key<Map<String, String>> HEADERS =
            Key.of("headers", NamedValues.of(Scalar.text()), "Further headers of every call.");
    static final Key<Map<String, String>> QUERY =
            Key.of("query", NamedValues.of(Scalar.text()), "Further query parameters of every call.");

    /** Of the providers whose turns are taken by models. */
    static Key<Boolean> dropParams(String variable) {
        return Key.of(
                        "drop_params",
                        Scalar.flag(),
                        "Whether a `temperature`, `top_p` or `parallel_tool_calls` that a model refuses is left out, which a"
                                + " line of the log says; otherwise the run fails with the words of the refusal. Without"
                                + " effect where the far side keeps assistants.")
                .orElse(true)
                .orVariable(variable);
    }

    static final List<Key<?>> ALL = List.of(
            HEADERS,
            QUERY,
            TIMEOUT,
            IDLE_TIMEOUT,
            CONNECT_TIMEOUT,
            MAX_RETRIES,
            BACKOFF,
            MAX_BACKOFF,
            MAX_RETRY_AFTER,
            MAX_CALLS,
            BREAKER_PERCENT,
            BREAKER_CALLS,
            BREAKER_WAIT,
            RATE_LIMIT,
            PROXY,
            TRUST_STORE,
            TRUST_STORE_PASSWORD,
            CLIENT_KEY_STORE,
            CLIENT_KEY_STORE_PASSWORD);

    private CallKeys() {}

    /** Tells a configuration what is said of calls; so many repetitions where nothing is said of them. */
    static <B extends CallOptions.Builder<B, ?>> B choose(
            B config, Values values, Map<String, String> aliases, int retries) {
        values.find(HEADERS).orElse(Map.of()).forEach(config::header);
        values.find(QUERY).orElse(Map.of()).forEach(config::query);
        aliases.forEach(config::modelAlias);
        return config.http(http(values, retries));
    }

    private static HttpSettings http(Values values, int retries) {
        HttpSettings.Builder settings = HttpSettings.builder()
                .deadline(values.of(TIMEOUT))
                .readIdle(values.of(IDLE_TIMEOUT))
                .connectTimeout(values.of(CONNECT_TIMEOUT))
                .maxAttempts(values.find(MAX_RETRIES).orElse(retries) + 1)
                .backoff(values.of(BACKOFF), values.of(MAX_BACKOFF))
                .maxRetryAfter(values.of(MAX_RETRY_AFTER))
                .maxConcurrentCalls(values.of(MAX_CALLS))
                .breaker(values.of(BREAKER_PERCENT), values.of(BREAKER_CALLS), values.of(BREAKER_WAIT));
        values.find(RATE_LIMIT).ifPresent(settings::rateLimit);
        values.find(PROXY)
                .ifPresent(address -> settings.proxy(HttpVariables.proxy(address.reveal())
                        .orElseThrow(() ->
                                new IllegalArgumentException("proxy must be an http address with a host and a port"))));
        KeyStore trusted = keyStore(values, TRUST_STORE, TRUST_STORE_PASSWORD);
        KeyStore client = keyStore(values, CLIENT_KEY_STORE, CLIENT_KEY_STORE_PASSWORD);
        if (trusted != null || client != null) {
            settings.tls(new Tls(
                    trusted, client, values.find(CLIENT_KEY_STORE_PASSWORD).orElse(null)));
        }
        return settings.build();
    }

    private static @Nullable KeyStore keyStore(Values values, Key<Path> file, Key<Secret> password) {
        return values.find(file)
                .map(path -> KeyStores.read(path, values.find(password).orElse(null)))
                .orElse(null);
    }
}
