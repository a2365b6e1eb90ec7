package io.assistants4j.proxy.usage;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.proxy.limit.RateLimit;
import io.assistants4j.store.jdbc.RunPlace;
import io.assistants4j.store.jdbc.UsageTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the holders of keys may still take, as far as they are kept to anything; each answer says where they stand. */
final class Allowances {
    private static final Duration UNCLAIMED = Duration.ofMinutes(10);
    /** When a place is free nobody knows; a run takes a while. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final UsageTable table;
    private final Clock clock;

    Allowances(UsageTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void requireTokens(Call call) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.withDayOfMonth(1);
        Limits limits = call.caller().limits();
        requireTokens(call, RateLimit.TOKENS_PER_DAY, "day", limits.tokensPerDay(), today, today.plusDays(1));
        requireTokens(call, RateLimit.TOKENS_PER_MONTH, "month", limits.tokensPerMonth(), first, first.plusMonths(1));
    }

    /** The last run of a budget may exceed it: what a turn takes is known when it is over. */
    private void requireTokens(
            Call call, RateLimit kind, String span, @Nullable Long limit, LocalDate from, LocalDate end) {
        String key = call.caller().key();
        if (limit == null || key == null) {
            return;
        }
        long used = table.tokens(key, from, end.minusDays(1));
        Duration left = Duration.between(
                clock.instant(), end.atStartOfDay(ZoneOffset.UTC).toInstant());
        long seconds = left.plusMillis(999).toSeconds();
        call.answerWith(kind.limitHeader(), Long.toString(limit));
        call.answerWith(kind.remainingHeader(), Long.toString(Math.max(0, limit - used)));
        call.answerWith(kind.resetHeader(), seconds + "s");
        if (used >= limit) {
            throw tooMany(
                    "Your API key may use " + limit + " tokens in a " + span + " (UTC) and has used " + used
                            + ". Try again in " + seconds + "s.",
                    "tokens",
                    "tokens_per_" + span + "_exceeded",
                    left);
        }
    }

    /**
     * A place for a run, where the caller has so many only; else null.
     *
     * @param lookAgain sees whether runs are over of which nobody knows it yet
     */
    @Nullable
    String takePlace(Call call, Runnable lookAgain) {
        Integer most = call.caller().limits().concurrentRuns();
        String key = call.caller().key();
        if (most == null || key == null) {
            return null;
        }
        Instant now = clock.instant();
        RunPlace place = table.reserve(key, most, now, now.plus(UNCLAIMED));
        if (place.id() == null) {
            lookAgain.run();
            place = table.reserve(key, most, now, now.plus(UNCLAIMED));
        }
        call.answerWith(RateLimit.CONCURRENT_RUNS.limitHeader(), most.toString());
        call.answerWith(
                RateLimit.CONCURRENT_RUNS.remainingHeader(), Integer.toString(Math.max(0, most - place.taken())));
        if (place.id() == null) {
            throw tooMany(
                    "Your API key may have " + most + " runs that are not over and has " + place.taken()
                            + ". Try again when one is.",
                    "requests",
                    "concurrent_runs_exceeded",
                    SOON);
        }
        return place.id();
    }

    private static RateLimitException tooMany(String message, String type, String code, Duration wait) {
        return new RateLimitException(message, new ErrorDetails(null, 429, type, null, code, null, wait), null);
    }
}
