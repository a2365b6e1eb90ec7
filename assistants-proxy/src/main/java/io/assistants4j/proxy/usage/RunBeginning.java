package io.assistants4j.proxy.usage;

import io.assistants4j.core.run.Run;
import io.assistants4j.store.jdbc.RunClaim;
import io.assistants4j.store.jdbc.Scope;
import java.util.function.Supplier;

/** A run that is about to be made, and the place that is kept for it. Only {@link #close} may come from another thread. */
public final class RunBeginning implements AutoCloseable {
    private final RunLedger ledger;
    private final Scope scope;
    private final RunClaim claim;
    private volatile boolean isMade;

    RunBeginning(RunLedger ledger, Scope scope, RunClaim claim) {
        this.ledger = ledger;
        this.scope = scope;
        this.claim = claim;
    }

    /** Does what makes the run; where it is kept here, it takes the place as it is stored. */
    public <T> T make(Supplier<T> making) {
        ledger.claim(claim);
        try {
            return making.get();
        } finally {
            ledger.claim(null);
        }
    }

    /** The run is stored here, in its place. */
    public void stored() {
        isMade = true;
    }

    /** A far side told of the run, which takes the place now. Repeating it changes nothing. */
    public void told(Run run) {
        if (!isMade) {
            isMade = true;
            ledger.open(scope, run, claim);
        }
    }

    /** Gives the place back where there is no run. Repeating it changes nothing. */
    @Override
    public void close() {
        String place = claim.place();
        if (!isMade && place != null) {
            ledger.giveBack(place);
        }
    }
}
