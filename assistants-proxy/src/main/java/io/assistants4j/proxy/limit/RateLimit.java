package io.assistants4j.proxy.limit;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a key may be kept to, and the headers that say where its holder stands, named as OpenAI's are. */
public enum RateLimit {
    /** Requests in a minute. */
    REQUESTS,
    /** Runs that are not over. */
    CONCURRENT_RUNS,
    /** Tokens in a day of UTC. */
    TOKENS_PER_DAY,
    /** Tokens in a month of UTC. */
    TOKENS_PER_MONTH;

    /** The header that says how much there is. */
    public String limitHeader() {
        return header("limit");
    }

    /** The header that says how much is left. */
    public String remainingHeader() {
        return header("remaining");
    }

    /** The header that says how long it takes until all is there again; none is sent where nobody knows. */
    public String resetHeader() {
        return header("reset");
    }

    /** All headers there are. */
    public static Set<String> headers() {
        return Stream.of(values())
                .flatMap(limit -> Stream.of(limit.limitHeader(), limit.remainingHeader(), limit.resetHeader()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String header(String what) {
        return "x-ratelimit-" + what + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
