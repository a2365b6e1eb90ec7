package io.assistants4j.proxy.routing;

import io.assistants4j.proxy.http.Answer;
import io.assistants4j.wire.http.Reachability;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a server can answer, and how its providers took their last calls.
 *
 * @param isReady false where the last call of every provider failed just now
 * @param providers the last calls by provider
 */
public record Readiness(boolean isReady, Map<String, LastCalls> providers) {
    /** For how long a failure counts: a server that nobody calls any more must not stay unready for want of a call. */
    private static final Duration FAILURE_COUNTS = Duration.ofSeconds(30);

    public Readiness {
        providers = Map.copyOf(providers);
    }

    static Readiness of(List<Backend> backends, Instant now) {
        Instant old = now.minus(FAILURE_COUNTS);
        Map<String, LastCalls> last = new LinkedHashMap<>();
        backends.forEach(backend -> last.put(backend.name(), LastCalls.of(backend.reachability())));
        boolean isDown = last.values().stream().allMatch(calls -> calls.areFailures(old));
        return new Readiness(!isDown, last);
    }

    /** The answer to a probe: 200 or 503, in either case with all providers. */
    public Answer answer() {
        String status = isReady ? "healthy" : "unhealthy";
        return Answer.text(
                isReady ? 200 : 503,
                "application/json",
                "{\"status\":\"" + status + "\",\"providers\":" + object(providers, LastCalls::json) + "}");
    }

    private static <T> String object(Map<String, T> members, Function<T, String> json) {
        return new TreeMap<>(members)
                .entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":" + json.apply(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * How one provider took its last calls.
     *
     * @param last of all; empty for one that was not called yet, or that never calls anybody
     * @param accounts of each account, where there are several
     */
    public record LastCalls(Optional<Reachability.Last> last, Map<String, Optional<Reachability.Last>> accounts) {
        public LastCalls {
            accounts = Map.copyOf(accounts);
        }

        static LastCalls of(Reachability reachability) {
            Map<String, Optional<Reachability.Last>> accounts = new LinkedHashMap<>();
            reachability.accounts().forEach((name, account) -> accounts.put(name, account.last()));
            return new LastCalls(reachability.last(), accounts);
        }

        /** Whether nobody is known to answer: each that there is failed, and not before that time. */
        boolean areFailures(Instant old) {
            return accounts.isEmpty()
                    ? isFailure(last, old)
                    : accounts.values().stream().allMatch(call -> isFailure(call, old));
        }

        private static boolean isFailure(Optional<Reachability.Last> call, Instant old) {
            return call.filter(made -> !made.answered() && made.at().isAfter(old))
                    .isPresent();
        }

        private String json() {
            String each =
                    accounts.isEmpty() ? "" : ",\"accounts\":" + object(accounts, call -> "{" + words(call) + "}");
            return "{" + words(last) + each + "}";
        }

        private static String words(Optional<Reachability.Last> last) {
            return last.map(call -> "\"last_call\":\"" + (call.answered() ? "answered" : "failed") + "\",\"at\":\""
                            + call.at() + "\"")
                    .orElse("\"last_call\":null");
        }
    }
}
