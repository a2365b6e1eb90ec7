package io.assistants4j.wire.http;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a far side took the last call, for those who want to know without calling it. It answered where it said anything but a
 * 5xx, be it a refusal; it failed where it could not be reached, broke off, was too slow or answered a 5xx. What was not sent,
 * or cancelled, does not count. Where a provider has several accounts, each has one of its own, and a call to any of them is the
 * provider's, too. Thread-safe.
 */
public final class Reachability {
    private final @Nullable Reachability whole;
    private final Map<String, Reachability> accounts = new ConcurrentHashMap<>();
    private volatile @Nullable Last last;

    /** Nobody was called yet. */
    public Reachability() {
        this(null);
    }

    private Reachability(@Nullable Reachability whole) {
        this.whole = whole;
    }

    /** The last call that counts; empty before the first. */
    public Optional<Last> last() {
        return Optional.ofNullable(last);
    }

    /** That of one of several accounts, by its name; it is there from now on. */
    public Reachability account(String name) {
        return accounts.computeIfAbsent(name, any -> new Reachability(this));
    }

    /** Those of the accounts, by their names; none where there is one only. */
    public Map<String, Reachability> accounts() {
        return Map.copyOf(accounts);
    }

    /** Notes that a call was answered. */
    void answered(Instant now) {
        note(new Last(true, now));
    }

    /** Notes that a call failed. */
    void failed(Instant now) {
        note(new Last(false, now));
    }

    private void note(Last call) {
        last = call;
        if (whole != null) {
            whole.note(call);
        }
    }

    /**
     * A call.
     *
     * @param answered whether the far side answered it
     * @param at when it was over
     */
    public record Last(boolean answered, Instant at) {}
}
