package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.Expiry;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.ListedValues;
import io.assistants4j.proxy.config.schema.Nearest;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.limit.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code keys}: callers by the names of their keys. */
final class KeySection {
    private static final int SHORTEST = 16;

    private static final Key<Secret> KEY = Key.of(
                    "key",
                    Scalar.secret(),
                    "What the caller sends as bearer, of at least " + SHORTEST + " characters. Only its hash is kept.")
            .required();
    private static final Key<String> TENANT = Key.of(
            "tenant",
            Scalar.name(),
            "Whose conversations it opens; those of the master key belong to `default`. Default: the name of the key.");
    private static final Key<List<String>> PROVIDERS =
            Key.of("providers", new ListedValues<>(Scalar.name()), "The providers it may use. Default: all.");
    private static final Key<List<String>> MODELS = Key.of(
            "models",
            new ListedValues<>(Scalar.text()),
            "The models that its assistants and runs may name. Default: all.");
    private static final Key<Instant> EXPIRES = Key.of(
            "expires", Scalar.of(Expiry.EXPECTED, Expiry::of), "From when on it no longer counts. Default: never.");

    private static final Key<Integer> REQUESTS = Key.of(
            "requests_per_minute",
            Scalar.wholeNumber(1, Limits.MOST_REQUESTS),
            "How many requests it may send in a minute; more are answered with 429. Default: any number.");

    private static final Key<Integer> RUNS = Key.of(
            "concurrent_runs",
            Scalar.wholeNumber(1, Limits.MOST_RUNS),
            "How many runs it may have that are not over; more are answered with 429. Default: any number.");

    private static final Key<Long> DAY = Key.of(
            "tokens_per_day",
            Scalar.count(Limits.MOST_TOKENS),
            "After how many tokens in a day of UTC it may begin no more turns of a run. Default: none.");

    private static final Key<Long> MONTH =
            Key.of("tokens_per_month", Scalar.count(Limits.MOST_TOKENS), "The same for a month of UTC. Default: none.");

    static final Section SECTION = Section.of(KEY, TENANT, PROVIDERS, MODELS, EXPIRES, REQUESTS, RUNS, DAY, MONTH);

    private KeySection() {}

    /** The keys; refuses those that no caller could use. */
    static List<KnownKey> read(Map<String, Values> named, Set<String> providers) {
        List<KnownKey> keys = new ArrayList<>();
        Set<KeyHash> hashes = new HashSet<>();
        named.forEach((name, values) -> values.find(KEY).ifPresent(key -> {
            if (key.reveal().length() < SHORTEST) {
                values.refuse(KEY, "must have at least " + SHORTEST + " characters");
            }
            KeyHash hash = KeyHash.of(key.reveal());
            if (!hashes.add(hash)) {
                values.refuse(KEY, "is that of another name, too");
            }
            List<String> allowed = values.find(PROVIDERS).orElse(List.of());
            allowed.stream()
                    .filter(provider -> !providers.contains(provider))
                    .forEach(provider -> values.refuse(
                            PROVIDERS,
                            "there is no provider '" + provider + "'; " + Nearest.hint(provider, providers)));
            Caller holder = Caller.holder(
                            name,
                            values.find(TENANT).orElse(name),
                            Set.copyOf(allowed),
                            Set.copyOf(values.find(MODELS).orElse(List.of())))
                    .within(limits(values));
            keys.add(new KnownKey(hash, holder, values.find(EXPIRES).orElse(null)));
        }));
        return keys;
    }

    private static Limits limits(Values values) {
        return new Limits(
                values.find(REQUESTS).orElse(null),
                values.find(RUNS).orElse(null),
                values.find(DAY).orElse(null),
                values.find(MONTH).orElse(null));
    }
}
