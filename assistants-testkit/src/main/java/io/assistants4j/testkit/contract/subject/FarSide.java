package io.assistants4j.testkit.contract.subject;

import io.assistants4j.testkit.http.Fault;
import java.util.List;

/** The HTTP server an adapter calls, as far as requirements of the wire tier need it. */
public interface FarSide {
    /** How many requests arrived so far that ask the model for something: for a turn, or for a run. */
    int requests();

    /**
     * What each of these requests said in {@code Idempotency-Key}, oldest first; an empty text where that was nothing.
     *
     * @throws NotApplicable where the far side does not see it
     */
    default List<String> keys() {
        throw new NotApplicable("The far side does not see the headers of requests.");
    }

    /** Spoils the next requests that ask the model for something. */
    void spoilNext(int times, Fault fault);

    /** Whether it keeps runs itself: to ask again for one that may have begun makes another. */
    boolean keepsRuns();

    /** What went over the wire, a line each, oldest first; told to whoever reads why a requirement is broken. */
    default List<String> transcript() {
        return List.of();
    }

    /** The credential that requests carry, to be found nowhere else. */
    String credential();

    /**
     * Tells the next runs it is asked for as being in this state instead of their own.
     *
     * @throws NotApplicable where the far side keeps no runs
     */
    default void tellNext(int times, String status) {
        throw new NotApplicable("The far side keeps no runs: it cannot tell their states.");
    }

    /**
     * Does what the next request asks for that changes anything, whatever that is, and loses the connection before it answers.
     *
     * @throws NotApplicable where the far side keeps nothing that could be changed twice
     */
    default void loseAnswer() {
        throw new NotApplicable("The far side keeps no messages: nothing can be added there twice.");
    }

    /** Answers the next such requests with this status and words that repeat the credential. */
    default void refuseNext(int times, int status) {
        String type = status < 500 ? "invalid_request_error" : "server_error";
        spoilNext(times, Fault.error(status, type, "refused", "refused with " + credential()));
    }

    /** Answers the next such request with a refusal that asks for patience by this header. */
    default void askToWait(String header, String value) {
        spoilNext(1, Fault.status(429).header(header, value));
    }

    /** Gets the next such requests into this trouble. */
    default void meet(int times, Trouble trouble) {
        spoilNext(times, trouble.fault());
    }

    /** Answers the next such request with a good status and a body that is not what was asked for. */
    default void garbleNext() {
        spoilNext(1, Fault.html(200));
    }
}
