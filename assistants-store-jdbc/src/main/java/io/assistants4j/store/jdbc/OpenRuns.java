package io.assistants4j.store.jdbc;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of runs that are not over, within the transaction of the writer. */
final class OpenRuns {
    /** Of a run that does not say when it expires; what the API says of all. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Handle handle;
    private final Scope scope;

    OpenRuns(Handle handle, Scope scope) {
        this.handle = handle;
        this.scope = scope;
    }

    /** The run takes the place that was kept for it, or one of its own. */
    void open(Run run, RunClaim claim, Instant now) {
        int taken = claim.place() == null ? 0 : takePlace(run, claim.place(), now);
        if (taken == 0) {
            Where.bind(
                            handle.createUpdate("insert into open_runs (provider, tenant, run, thread, caller,"
                                    + " expires_at) values (:provider, :tenant, :run, :thread, :caller, :expires)"
                                    + " on conflict do nothing"),
                            scope)
                    .bind("run", run.id().value())
                    .bind("thread", run.threadId().value())
                    .bind("caller", claim.caller())
                    .bind("expires", expiry(run, now))
                    .execute();
        }
    }

    private int takePlace(Run run, String place, Instant now) {
        return Where.bind(
                        handle.createUpdate("update open_runs set provider = :provider, tenant = :tenant, run = :run,"
                                + " thread = :thread, expires_at = :expires"
                                + " where provider = '' and tenant = '' and run = :place"),
                        scope)
                .bind("run", run.id().value())
                .bind("thread", run.threadId().value())
                .bind("expires", expiry(run, now))
                .bind("place", place)
                .execute();
    }

    /** Whether the engine of this store has such a run, which then comes and goes by itself. */
    boolean isKeptHere(Run run) {
        return Where.bind(handle.createQuery("select 1 from runs where " + Where.SCOPE + " and id = :run"), scope)
                .bind("run", run.id().value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Takes the run out and counts what it took; whether it was still there. */
    boolean end(Run run, @Nullable Usage usage, Instant now) {
        String id = run.id().value();
        Holder holder = Where.bind(
                        handle.createQuery(
                                "select caller, former from open_runs where " + Where.SCOPE + " and run = :run"),
                        scope)
                .bind("run", id)
                .map((row, context) -> new Holder(row.getString("caller"), row.getInt("former") != 0))
                .findOne()
                .orElse(null);
        if (holder == null) {
            return false;
        }
        Where.bind(handle.createUpdate("delete from open_runs where " + Where.SCOPE + " and run = :run"), scope)
                .bind("run", id)
                .execute();
        count(run, usage == null ? Usage.ZERO : usage, holder, now);
        return true;
    }

    private void count(Run run, Usage usage, Holder holder, Instant now) {
        Where.bind(
                        handle.createUpdate("insert into usage (day, caller, tenant, provider, assistant, model, runs,"
                                + " prompt_tokens, completion_tokens, total_tokens) values (:day, :caller, :tenant,"
                                + " :provider, :assistant, :model, 1, :prompt, :completion, :total)"
                                + " on conflict (caller, day, tenant, provider, assistant, model) do update set"
                                + " runs = usage.runs + 1,"
                                + " prompt_tokens = usage.prompt_tokens + excluded.prompt_tokens,"
                                + " completion_tokens = usage.completion_tokens + excluded.completion_tokens,"
                                + " total_tokens = usage.total_tokens + excluded.total_tokens"),
                        scope)
                .bind("day", day(now))
                .bind("caller", holder.caller())
                .bind("assistant", run.assistantId().value())
                .bind("model", run.model())
                .bind("prompt", usage.promptTokens())
                .bind("completion", usage.completionTokens())
                .bind("total", usage.totalTokens())
                .execute();
        if (holder.isFormer()) {
            return;
        }
        handle.createUpdate("insert into spent (caller, day, total_tokens) values (:caller, :day, :total)"
                        + " on conflict (caller, day) do update set"
                        + " total_tokens = spent.total_tokens + excluded.total_tokens")
                .bind("caller", holder.caller())
                .bind("day", day(now))
                .bind("total", usage.totalTokens())
                .execute();
    }

    static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static long expiry(Run run, Instant now) {
        Instant said = run.expiresAt();
        return (said == null ? now.plus(LIFE) : said).toEpochMilli();
    }

    /** The key a run was made with; a former one had the name that another has by now. */
    private record Holder(String caller, boolean isFormer) {}
}
