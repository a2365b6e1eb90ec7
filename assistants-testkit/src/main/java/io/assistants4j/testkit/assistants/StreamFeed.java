package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Feed;
import org.jspecify.annotations.Nullable;

/** Follows one stream of a run; the run goes on whether it is followed or not. */
final class StreamFeed implements Feed {
    /** A clock that tests move wakes nobody. */
    private static final long LOOK_AT_THE_CLOCK_MS = 20;

    private final World world;
    private final StreamLog log;
    private int place;

    /** Follows the stream that begins at this place. */
    StreamFeed(World world, StreamLog log, int place) {
        this.world = world;
        this.log = log;
        this.place = place;
    }

    @Override
    public @Nullable Answer next() throws InterruptedException {
        synchronized (world) {
            while (place == log.size() && !world.isOver()) {
                world.wait(LOOK_AT_THE_CLOCK_MS);
                world.expire();
            }
            return world.isOver() ? null : log.piece(place++).orElse(null);
        }
    }
}
