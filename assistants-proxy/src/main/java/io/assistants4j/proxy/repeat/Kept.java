package io.assistants4j.proxy.repeat;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request while it is carried out, and its answer as long as that is kept. Waiting apart, guarded by whoever keeps it. */
final class Kept {
    /** What one takes besides its answer, about. */
    private static final long OWN_BYTES = 512;

    /** An answer is under way for so long. A client that hangs up later has read it and is only done with the connection. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);

    /** Clients pause for at most eight seconds before they repeat; in between they may fail to connect. */
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(15);

    /** From when on nobody can ask for an answer that was missed. */
    static final Duration LONGEST_MISSED = UNDER_WAY.plus(REPEATED_WITHIN);

    private final Place place;
    private final ByteString content;
    private final int count;
    private final CompletableFuture<Optional<GivenAnswer>> answer = new CompletableFuture<>();
    private final CompletableFuture<Boolean> missed = new CompletableFuture<>();
    private @Nullable Instant answered;
    private @Nullable Instant cut;
    private boolean isClaimed;
    private long bytes = OWN_BYTES;

    /**
     * A request that comes.
     *
     * @param count how often it came before
     */
    Kept(Place place, ByteString content, int count) {
        this.place = place;
        this.content = content;
        this.count = count;
    }

    Place place() {
        return place;
    }

    /** What it says, as a hash. */
    ByteString content() {
        return content;
    }

    long bytes() {
        return bytes;
    }

    void answered(GivenAnswer given, Instant now) {
        answered = now;
        bytes = OWN_BYTES + given.bytes();
        answer.complete(Optional.of(given));
    }

    void unanswered() {
        answer.complete(Optional.empty());
    }

    /** Lets go of the answer, which others may still hold this for. */
    void forget() {
        answer.getNow(Optional.empty()).ifPresent(GivenAnswer::forgotten);
        handOver();
    }

    /** The answer is another's from now on. */
    void handOver() {
        if (answer.isDone()) {
            answer.obtrudeValue(Optional.empty());
        }
    }

    boolean isOlderThan(Duration age, Instant now) {
        return answered != null && now.isAfter(answered.plus(age));
    }

    /** The client asked for something else over its connection, so it has its answer. */
    void received() {
        missed.complete(false);
    }

    /** The connection ended and nothing else had come over it; whether the answer can have been missed. */
    boolean cut(Instant now) {
        cut = now;
        boolean canBeMissed = answered == null || !now.isAfter(answered.plus(UNDER_WAY));
        missed.complete(canBeMissed);
        return canBeMissed;
    }

    /** Whether that one may be this one once more: the answer of this one was missed, or nobody knows yet. */
    boolean canBeRepeatedBy(Kept later, Instant now) {
        boolean isInTime = cut != null
                ? !now.isAfter(cut.plus(REPEATED_WITHIN))
                : answered == null || !now.isAfter(answered.plus(UNDER_WAY));
        return count < later.count && !isClaimed && isInTime;
    }

    /** Whether its connection ended. */
    boolean isCut() {
        return cut != null;
    }

    /** From now on another is this one once more, and the next repetition is one of that. */
    void claim() {
        isClaimed = true;
    }

    /** Waits until it is answered; empty where it was not, or not with a success. */
    Optional<GivenAnswer> await() {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the answer was missed; empty where this time is over and nobody knows. */
    Optional<Boolean> isMissed(Duration wait) {
        try {
            return Optional.of(missed.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServerException("The server is stopping.", ErrorDetails.of(503, "server_error", null, null), e);
    }
}
