package io.assistants4j.testkit.contract;

import io.assistants4j.testkit.contract.verdict.Guard;
import org.junit.jupiter.api.Test;

/** The whole contract; the test of an adapter extends it and supplies its candidate. */
public abstract class ProviderContract extends EveryArea {
    /**
     * {@inheritDoc}
     *
     * <p>Here again, where JUnit looks first: for each requirement it asks whether the class has any test, and would compare
     * those of all areas with each other until it finds one.
     */
    @Override
    @Test
    public void everyRequirementWasRun(Guard guard) {
        super.everyRequirementWasRun(guard);
    }
}
