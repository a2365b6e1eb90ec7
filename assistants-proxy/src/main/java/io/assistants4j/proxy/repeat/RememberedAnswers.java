package io.assistants4j.proxy.repeat;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers of requests that may come again, so that each takes effect once. A request that comes again while it is
 * still carried out waits for the end. Only successes are kept, in the memory of this server, each only for its caller.
 *
 * <p>There are two ways to know a request again:
 *
 * <ul>
 *   <li>By a <em>key</em> that the client chose. The answer is given to whoever sends the key again, for a day.
 *   <li>By its <em>count</em>, where a client only says how often it sent the same before. Others may want the same, so the
 *       earlier request must be missing its answer: its connection ended within three seconds of the answer, and nothing
 *       else had been asked for over it, as a client does that goes on with what it got. The repetition has to come within 15
 *       seconds of that end; an end that is late to show is waited for, up to five seconds. An answer is given again once, to
 *       one repetition, which may then miss it in its turn. Where two requests come into question, neither is taken: to do a
 *       thing twice is better than to give two clients one and the same thread.
 * </ul>
 *
 * <p>Of each kind up to 10,000 requests and 32 MiB of answers are kept; the oldest go first. Thread-safe.
 */
public final class RememberedAnswers {
    private static final Duration KEYS_LAST = Duration.ofDays(1);
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 32L << 20;

    /** A client that is gone is noticed at once, unless there is much ado; of one that stays nothing is heard. */
    private static final int PROBES = 20;

    private static final Duration DOUBT = Duration.ofMillis(250);

    private final Clock clock;
    private final Shelf keyed;
    private final Shelf counted;

    /** Keeps them by this clock. */
    public RememberedAnswers(Clock clock) {
        this(clock, MOST, MOST_BYTES);
    }

    RememberedAnswers(Clock clock, int most, long mostBytes) {
        this.clock = clock;
        this.keyed = new Shelf(most, mostBytes, KEYS_LAST);
        this.counted = new Shelf(most, mostBytes, Kept.LONGEST_MISSED);
    }

    /** A connection that has to be told of. */
    public Line line() {
        return new Line(this);
    }

    /**
     * A request with a key comes. Waits for one with the same key that is being carried out.
     *
     * @param caller who sends it, and what it may do
     * @param key the key, as a hash
     * @param content all that it asks for, as a hash
     * @throws InvalidRequestException where the key came with something else before
     */
    public Attempt keyed(Object caller, ByteString key, ByteString content) {
        Place place = new Place(caller, key);
        while (true) {
            Kept own = new Kept(place, content, 0);
            Kept first = firstOf(own);
            if (first == own) {
                return new CarriedOut(keyed, own);
            }
            if (!first.content().equals(content)) {
                throw reused();
            }
            Optional<GivenAnswer> answer = first.await();
            if (answer.isPresent()) {
                return new Again(answer.get());
            }
        }
    }

    /**
     * A request without a key comes. Waits for an earlier one that it may repeat.
     *
     * @param caller who sends it, and what it may do
     * @param content all that it asks for, and from where, as a hash
     * @param count how often the client sent it before
     * @param line over which it comes; null where the connection ends with the answer, be it missed or not
     */
    public Attempt counted(Object caller, ByteString content, int count, @Nullable Line line) {
        Kept own = new Kept(new Place(caller, content), content, count);
        Kept earlier = enter(own, line != null);
        if (line != null) {
            line.carries(own);
        }
        CarriedOut anew = new CarriedOut(counted, own);
        if (earlier == null) {
            return anew;
        }
        Optional<GivenAnswer> missed;
        try {
            missed = missed(earlier);
        } catch (RuntimeException e) {
            anew.close();
            throw e;
        }
        if (missed.isEmpty()) {
            return anew;
        }
        answered(counted, own, missed.get());
        earlier.handOver();
        received(earlier);
        return new Again(missed.get());
    }

    private static Optional<GivenAnswer> missed(Kept earlier) {
        return earlier.await().filter(answer -> {
            Optional<Boolean> isMissed = Optional.empty();
            for (int probe = 0; probe < PROBES && isMissed.isEmpty(); probe++) {
                answer.probe();
                isMissed = earlier.isMissed(DOUBT);
            }
            return isMissed.orElse(false);
        });
    }

    private synchronized Kept firstOf(Kept own) {
        keyed.forgetOld(clock.instant());
        return keyed.at(own.place()).stream().findFirst().orElseGet(() -> {
            keyed.put(own);
            return own;
        });
    }

    /** Finds the request that this one repeats, and keeps this one where it can be missed in its turn. */
    private synchronized @Nullable Kept enter(Kept own, boolean canBeMissed) {
        Instant now = clock.instant();
        counted.forgetOld(now);
        Kept earlier = repeatedBy(own, now);
        if (earlier != null) {
            earlier.claim();
        }
        if (canBeMissed) {
            counted.put(own);
        }
        return earlier;
    }

    /** A client is often faster to see that a connection is gone: where that is known of none, one may turn out to be. */
    private @Nullable Kept repeatedBy(Kept own, Instant now) {
        List<Kept> inQuestion = counted.at(own.place()).stream()
                .filter(kept -> kept.canBeRepeatedBy(own, now))
                .toList();
        List<Kept> cut = inQuestion.stream().filter(Kept::isCut).toList();
        List<Kept> likely = cut.isEmpty() ? inQuestion : cut;
        return likely.size() == 1 ? likely.get(0) : null;
    }

    private synchronized void answered(Shelf shelf, Kept kept, GivenAnswer answer) {
        shelf.answered(kept, answer, clock.instant());
    }

    private synchronized void unanswered(Shelf shelf, Kept kept) {
        shelf.remove(kept);
        kept.unanswered();
    }

    synchronized void received(Kept kept) {
        counted.remove(kept);
        kept.received();
    }

    synchronized void cut(Kept kept) {
        if (!kept.cut(clock.instant())) {
            counted.remove(kept);
        }
    }

    private static InvalidRequestException reused() {
        return new InvalidRequestException(
                "The same 'Idempotency-Key' came with another request before. A key stands for one request.",
                ErrorDetails.of(422, "invalid_request_error", "Idempotency-Key", "idempotency_key_reused"),
                null);
    }

    private record Again(GivenAnswer answer) implements Attempt {
        @Override
        public Optional<GivenAnswer> earlier() {
            return Optional.of(answer);
        }
    }

    private final class CarriedOut implements Attempt {
        private final Shelf shelf;
        private final Kept own;
        private boolean isOver;

        CarriedOut(Shelf shelf, Kept own) {
            this.shelf = shelf;
            this.own = own;
        }

        /** A key may come from anywhere, also while its stream is followed. */
        @Override
        public boolean keepsStreams() {
            return shelf == counted;
        }

        @Override
        public void answered(GivenAnswer answer) {
            if (!isOver) {
                isOver = true;
                RememberedAnswers.this.answered(shelf, own, answer);
            }
        }

        @Override
        public void close() {
            if (!isOver) {
                isOver = true;
                unanswered(shelf, own);
            }
        }
    }
}
