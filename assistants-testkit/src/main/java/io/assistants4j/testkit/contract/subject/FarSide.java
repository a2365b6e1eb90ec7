package io.assistants4j.testkit.contract.subject;

import java.util.List;

/** The HTTP server an adapter calls, as far as requirements of the wire tier need it. */
public interface FarSide {
    /** How many requests arrived so far. */
    int requests();

    /** Answers the next requests with this status, before anything else is done about them. */
    void refuseNext(int times, int status);

    /** Answers the next request with a good status and a body that is not what was asked for. */
    void garbleNext();

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
}
