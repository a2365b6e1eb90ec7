package io.assistants4j.proxy.access;

import io.assistants4j.wire.cache.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shuts the door to an address from which wrong keys come: after ten of them, each at most a minute after the one before, no
 * key is looked at for a minute. Whoever came in from there before still does, so that a guesser behind the same address shuts
 * nobody out. Remembers so many addresses and forgets the oldest. Thread-safe.
 */
final class Lockout {
    private static final int MOST_WRONG = 10;
    private static final Duration SHUT = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;
    private static final int WELCOME = 1_000;

    private final RecentlyUsed<String, Door> doors = new RecentlyUsed<>(ADDRESSES);

    /** How long no new key is looked at; empty where it is. */
    synchronized Optional<Duration> shut(String address, KeyHash key, Instant now) {
        Door door = doors.find(address);
        if (door == null || door.wrong < MOST_WRONG || door.welcome.contains(key)) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, door.last.plus(SHUT));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** A wrong key came from there. */
    synchronized void wrong(String address, Instant now) {
        Door door = doors.findOrMake(address, name -> new Door(now));
        door.wrong = now.isBefore(door.last.plus(SHUT)) ? door.wrong + 1 : 1;
        door.last = now;
    }

    /** A right key came from there. */
    synchronized void right(String address, KeyHash key, Instant now) {
        Door door = doors.findOrMake(address, name -> new Door(now));
        if (door.welcome.size() < WELCOME) {
            door.welcome.add(key);
        }
    }

    private static final class Door {
        private final Set<KeyHash> welcome = new HashSet<>();
        private int wrong;
        private Instant last;

        Door(Instant now) {
            this.last = now;
        }
    }
}
