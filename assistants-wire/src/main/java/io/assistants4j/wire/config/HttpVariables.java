package io.assistants4j.wire.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.http.HttpProxy;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.KeyStores;
import io.assistants4j.wire.http.RateLimit;
import io.assistants4j.wire.http.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpSettings} from the environment. The names, behind a beginning such as {@code ASSISTANTS_OPENAI_}: {@code
 * CONNECT_TIMEOUT}, {@code READ_IDLE}, {@code DEADLINE}, {@code MAX_ATTEMPTS}, {@code BACKOFF}, {@code MAX_BACKOFF}, {@code
 * MAX_RETRY_AFTER}, {@code MAX_CONCURRENT_CALLS}, {@code BREAKER_FAILURE_PERCENT}, {@code BREAKER_MIN_CALLS}, {@code
 * BREAKER_WAIT}, {@code RATE_LIMIT} (such as {@code 100/1m}), {@code PROXY} (such as {@code http://user:password@host:3128}),
 * {@code TRUST_STORE} and {@code CLIENT_KEY_STORE} (files, see {@link KeyStores}), {@code TRUST_STORE_PASSWORD} and {@code
 * CLIENT_KEY_STORE_PASSWORD}. Times are written like {@code 500ms}, {@code 30s}, {@code 10m} or {@code 1h}.
 */
public final class HttpVariables {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** How the settings call what is wrong, at the beginning of saying so. */
    private static final Pattern FIELD = Pattern.compile("(?<=: |; )([a-z][A-Za-z]+) must ");

    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\S+)");

    private final String beginning;
    private final Variables given;
    private final Problems problems;

    private HttpVariables(String beginning, Variables given, Problems problems) {
        this.beginning = beginning;
        this.given = given;
        this.problems = problems;
    }

    /**
     * The settings these variables make; what is not there keeps its default.
     *
     * @param beginning of the names, such as {@code ASSISTANTS_OPENAI_}
     * @param problems where it is said what is wrong; the defaults are given then
     */
    public static HttpSettings read(String beginning, Variables given, Problems problems) {
        return new HttpVariables(beginning, given, problems).settings();
    }

    private HttpSettings settings() {
        HttpSettings.Builder settings = HttpSettings.builder();
        HttpSettings usual = HttpSettings.defaults();
        time("CONNECT_TIMEOUT", settings::connectTimeout);
        time("READ_IDLE", settings::readIdle);
        time("DEADLINE", settings::deadline);
        number("MAX_ATTEMPTS", settings::maxAttempts);
        settings.backoff(time("BACKOFF", usual.backoff()), time("MAX_BACKOFF", usual.maxBackoff()));
        time("MAX_RETRY_AFTER", settings::maxRetryAfter);
        number("MAX_CONCURRENT_CALLS", settings::maxConcurrentCalls);
        settings.breaker(
                number("BREAKER_FAILURE_PERCENT", usual.breakerFailurePercent()),
                number("BREAKER_MIN_CALLS", usual.breakerMinCalls()),
                time("BREAKER_WAIT", usual.breakerWait()));
        value(
                "RATE_LIMIT",
                "must be calls in a time such as 100/1m",
                text -> rateLimit(text).orElse(null),
                settings::rateLimit);
        value(
                "PROXY",
                "must be an http address with a host and a port, perhaps with a user and a password",
                text -> proxy(text).orElse(null),
                settings::proxy);
        Tls tls = tls();
        if (tls != null) {
            settings.tls(tls);
        }
        try {
            return settings.build();
        } catch (IllegalArgumentException e) {
            problems.add(FIELD.matcher(String.valueOf(e.getMessage()))
                    .replaceAll(found -> found.group(1) + " (" + variable(found.group(1)) + ") must "));
            return usual;
        }
    }

    /** The variable of a field, such as {@code ASSISTANTS_OPENAI_MAX_ATTEMPTS} of {@code maxAttempts}. */
    private String variable(String field) {
        return beginning + field.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private void time(String name, Consumer<Duration> taking) {
        value(name, "must be a time such as 500ms, 30s, 10m or 1h", HttpVariables::time, taking);
    }

    private Duration time(String name, Duration otherwise) {
        Duration[] found = {otherwise};
        time(name, time -> found[0] = time);
        return found[0];
    }

    private void number(String name, Consumer<Integer> taking) {
        value(name, "must be a whole number", HttpVariables::number, taking);
    }

    private int number(String name, int otherwise) {
        int[] found = {otherwise};
        number(name, number -> found[0] = number);
        return found[0];
    }

    /** Nothing of a wrong value is shown: a proxy may stand there with its password. */
    private <T> void value(String name, String expected, Function<String, @Nullable T> parsing, Consumer<T> taking) {
        given.first(beginning + name).ifPresent(text -> {
            T value = parsing.apply(text);
            if (value == null) {
                problems.add(beginning + name + " " + expected);
            } else {
                taking.accept(value);
            }
        });
    }

    private static @Nullable Duration time(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            return null;
        }
        long count = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static @Nullable Integer number(String text) {
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** A rate written like {@code 100/1m}; empty where it is written otherwise. */
    public static Optional<RateLimit> rateLimit(String text) {
        Matcher found = RATE.matcher(text);
        Duration period = found.matches() ? time(found.group(2)) : null;
        int calls = period == null ? 0 : Integer.parseInt(found.group(1));
        return period == null || period.isZero() || calls == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(calls, period));
    }

    /** A proxy written like {@code http://user:password@host:3128}; empty where it is written otherwise. */
    public static Optional<HttpProxy> proxy(String text) {
        try {
            URI address = new URI(text);
            String said = address.getUserInfo();
            String[] user = said == null ? new String[0] : said.split(":", 2);
            if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null || user.length == 1) {
                return Optional.empty();
            }
            return Optional.of(
                    user.length == 0
                            ? HttpProxy.of(address.getHost(), address.getPort())
                            : new HttpProxy(address.getHost(), address.getPort(), user[0], Secret.of(user[1])));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable Tls tls() {
        KeyStore trusted = keyStore("TRUST_STORE");
        KeyStore client = keyStore("CLIENT_KEY_STORE");
        Secret password = client == null ? null : password("CLIENT_KEY_STORE");
        return trusted == null && client == null ? null : new Tls(trusted, client, password);
    }

    private @Nullable KeyStore keyStore(String name) {
        String file = given.first(beginning + name).orElse(null);
        if (file == null) {
            return null;
        }
        try {
            return KeyStores.read(Path.of(file), password(name));
        } catch (IllegalArgumentException e) {
            problems.add(beginning + name + ": " + e.getMessage());
            return null;
        }
    }

    private @Nullable Secret password(String name) {
        return given.first(beginning + name + "_PASSWORD").map(Secret::of).orElse(null);
    }
}
