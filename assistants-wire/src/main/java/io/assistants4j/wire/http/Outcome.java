package io.assistants4j.wire.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** How one attempt ended on the level of transport; nothing has been decoded yet. */
sealed interface Outcome {
    /**
     * An answer came; of a success the body may still be unread, of anything else it has been read.
     *
     * @param response the answer
     * @param retryAfter the wait it asks for
     * @param isSpent whether it says that all that may be used is used up, which no wait of a call changes
     */
    record Answered(
            Response<ResponseBody> response, @Nullable Duration retryAfter, boolean isSpent) implements Outcome {}

    /**
     * No whole answer came.
     *
     * @param cause why
     * @param stage how far the call had got
     */
    record Broken(IOException cause, Stage stage) implements Outcome {}

    /**
     * The host is being left alone for a while.
     *
     * @param pause how long it will be at most
     */
    record Spared(Duration pause) implements Outcome {}

    /** The time of the whole call ran out under this attempt. */
    record Overdue() implements Outcome {}

    /** How far a call got. */
    enum Stage {
        /** Nothing was sent. */
        NOT_SENT,
        /** Some or all of the request was sent. */
        SENT,
        /** The head of a successful answer had come. */
        ANSWERED
    }
}
