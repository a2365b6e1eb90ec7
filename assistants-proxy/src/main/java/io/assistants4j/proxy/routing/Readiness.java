package io.assistants4j.proxy.routing;

import io.assistants4j.proxy.http.Answer;
import io.assistants4j.wire.http.Reachability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether a server can answer, and how its providers took their last calls.
 *
 * @param isReady false where the last call of every provider failed just now
 * @param providers the last calls by provider; empty for one that was not called yet, or that never calls anybody
 */
public record Readiness(boolean isReady, Map<String, Optional<Reachability.Last>> providers) {
    /** For how long a failure counts: a server that nobody calls any more must not stay unready for want of a call. */
    private static final Duration FAILURE_COUNTS = Duration.ofSeconds(30);

    public Readiness {
        providers = Map.copyOf(providers);
    }

    static Readiness of(List<Backend> backends, Instant now) {
        Instant old = now.minus(FAILURE_COUNTS);
        Map<String, Optional<Reachability.Last>> last = backends.stream()
                .collect(Collectors.toMap(
                        Backend::name, backend -> backend.reachability().last(), (one, same) -> one));
        boolean isDown = last.values().stream()
                .allMatch(call -> call.isPresent()
                        && !call.get().answered()
                        && call.get().at().isAfter(old));
        return new Readiness(!isDown, last);
    }

    /** The answer to a probe: 200 or 503, in either case with all providers. */
    public Answer answer() {
        String all = new TreeMap<>(providers)
                .entrySet().stream()
                        .map(provider -> "\"" + provider.getKey() + "\":" + words(provider.getValue()))
                        .collect(Collectors.joining(","));
        String status = isReady ? "ready" : "unready";
        return Answer.text(
                isReady ? 200 : 503, "application/json", "{\"status\":\"" + status + "\",\"providers\":{" + all + "}}");
    }

    private static String words(Optional<Reachability.Last> last) {
        return last.map(call -> "{\"last_call\":\"" + (call.answered() ? "answered" : "failed") + "\",\"at\":\""
                        + call.at() + "\"}")
                .orElse("{\"last_call\":null}");
    }
}
