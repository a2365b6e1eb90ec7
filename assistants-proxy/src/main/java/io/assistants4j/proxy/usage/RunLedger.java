package io.assistants4j.proxy.usage;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.run.Run;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.store.jdbc.OpenRun;
import io.assistants4j.store.jdbc.RunClaim;
import io.assistants4j.store.jdbc.RunObserver;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.UsageTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whose each run is, lets callers make as many as they may, and counts each run once when it is over. A run that is kept
 * here is counted in the commit that stores its end, so whoever ends it and whoever looks; of a far side's the end is counted
 * when it is first seen. Thread-safe.
 */
public final class RunLedger {
    /** How many runs are looked at before one more is refused: each look is a call. */
    private static final int LOOKS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);

    private final @Nullable UsageTable table;
    private final Clock clock;
    private final RunMetrics metrics;
    private final @Nullable Allowances allowances;
    /** Whose run the thread is about to make: the engine stores it in the thread that asks for it. */
    private final ThreadLocal<RunClaim> claims = ThreadLocal.withInitial(() -> RunClaim.NOBODY);

    private RunLedger(@Nullable UsageTable table, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.clock = clock;
        this.metrics = new RunMetrics(meters);
        this.allowances = table == null ? null : new Allowances(table, clock);
    }

    /** Counts nothing, and keeps nobody to anything. */
    public static RunLedger none() {
        return new RunLedger(null, Clock.systemUTC(), new CompositeMeterRegistry());
    }

    /** Counts in this table, and shows the sums without names in the registry. */
    public static RunLedger in(UsageTable table, Clock clock, MeterRegistry meters) {
        return new RunLedger(table, clock, meters);
    }

    /** What was counted; empty where nothing is. */
    public Optional<UsageTable> table() {
        return Optional.ofNullable(table);
    }

    /** Looks how many runs are not over by now, to show it. */
    public void measure() {
        UsageTable counts = table;
        if (counts != null) {
            attempt(() -> metrics.active(counts.active()));
        }
    }

    /** Sees the runs of a scope that are kept here. */
    public RunObserver observer(Scope scope) {
        return new RunObserver() {
            @Override
            public RunClaim claim() {
                return claims.get();
            }

            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void ended(Run run) {
                metrics.ended(scope.provider().value(), run);
            }
        };
    }

    /**
     * Returns quietly where the caller may have another turn.
     *
     * @throws io.assistants4j.core.error.RateLimitException where its tokens are used up
     */
    public void requireTokens(Call call) {
        if (allowances != null) {
            allowances.requireTokens(call);
        }
    }

    /**
     * Lets the caller make a run; to be closed when the run is made, or will not be.
     *
     * @param find asks a far side for a run, where the caller's places are taken and some may be free by now; null where the
     *     runs are kept here
     * @throws io.assistants4j.core.error.RateLimitException where its tokens or its places are used up
     */
    public RunBeginning begin(Call call, Scope scope, @Nullable Function<OpenRun, Run> find) {
        requireTokens(call);
        String name = call.caller().key();
        String key = name == null ? "" : name;
        String place = allowances == null
                ? null
                : allowances.takePlace(call, () -> {
                    if (find != null) {
                        lookAgain(scope, key, find);
                    }
                });
        return new RunBeginning(this, scope, new RunClaim(key, place));
    }

    /** Whoever left a stream of a far side did not see its end. */
    private void lookAgain(Scope scope, String key, Function<OpenRun, Run> find) {
        if (table != null) {
            for (OpenRun open : table.open(scope, key, clock.instant(), LOOKS)) {
                try {
                    saw(scope, find.apply(open));
                } catch (AssistantsException e) {
                    LOG.debug("run {} cannot be looked at", open.run(), e);
                }
            }
        }
    }

    /** A run of a far side is shown to a caller: counts it when it is over. */
    public void saw(Scope scope, Run run) {
        UsageTable counts = table;
        if (counts != null && run.status().isTerminal()) {
            attempt(() -> {
                if (counts.end(scope, run, clock.instant())) {
                    metrics.ended(scope.provider().value(), run);
                }
            });
        }
    }

    /** The thread makes runs for this claim from now on; null for nobody's in particular. */
    void claim(@Nullable RunClaim claim) {
        if (claim == null) {
            claims.remove();
        } else {
            claims.set(claim);
        }
    }

    void open(Scope scope, Run run, RunClaim claim) {
        UsageTable counts = table;
        if (counts != null) {
            attempt(() -> counts.open(scope, run, claim, clock.instant()));
        }
    }

    void giveBack(String place) {
        UsageTable counts = table;
        if (counts != null) {
            attempt(() -> counts.giveBack(place));
        }
    }

    /** Where the store fails the call goes on: its run is made, and the caller had better know of it. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("the store cannot count runs", e);
        }
    }
}
