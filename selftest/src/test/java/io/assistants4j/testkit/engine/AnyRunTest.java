package io.assistants4j.testkit.engine;

import io.assistants4j.testkit.engine.RunPlan.Deed;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a model does and others do meanwhile: streams keep their rules and tell what is stored, tokens add up, and in the
 * end the thread is free. A plan plays the same each time, so the seed that a failure prints brings it back.
 */
final class AnyRunTest {
    @Property(tries = 1_000)
    void aRunIsToldAsItIsStored(@ForAll("undisturbed") RunPlan plan) {
        new RunDrill(plan).play();
    }

    @Property(tries = 1_500)
    void aRunIsToldAsItIsStoredWhateverOthersDo(@ForAll("troubled") RunPlan plan) {
        new RunDrill(plan).play();
    }

    @Property(tries = 1_500)
    void aRunIsToldAsItIsStoredWhateverOtherEnginesDo(@ForAll("contended") RunPlan plan) {
        new RunDrill(plan).play();
    }

    @Provide
    Arbitrary<RunPlan> undisturbed() {
        return RunPlans.undisturbed();
    }

    @Provide
    Arbitrary<RunPlan> troubled() {
        return RunPlans.troubled(Deed.CANCEL, Deed.EXPIRE, Deed.STALL, Deed.DELETE, Deed.LABEL, Deed.MEDDLE);
    }

    @Provide
    Arbitrary<RunPlan> contended() {
        return RunPlans.troubled(
                Deed.CANCEL, Deed.CANCEL_ELSEWHERE, Deed.EXPIRE_ELSEWHERE, Deed.DELETE, Deed.LABEL, Deed.MEDDLE);
    }
}
