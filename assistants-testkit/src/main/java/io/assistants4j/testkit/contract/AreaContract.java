package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.contract.rule.Sentences;
import io.assistants4j.testkit.contract.subject.ProviderUnderTest;
import io.assistants4j.testkit.contract.verdict.ContractExtension;
import io.assistants4j.testkit.contract.verdict.Guard;
import io.assistants4j.testkit.contract.verdict.GuardsLast;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all parts of the contract share: how they are run, and the guards that nothing is left out. */
@ExtendWith(ContractExtension.class)
@DisplayNameGeneration(Sentences.class)
@TestMethodOrder(GuardsLast.class)
@Timeout(30)
interface AreaContract extends ProviderUnderTest {
    /** A requirement is excused by a known deviation and by nothing else. */
    @Test
    default void noRequirementIsSwitchedOff(Guard guard) {
        assertThat(guard.wrongs()).isEmpty();
    }

    /** A green test that ran too little is worth nothing. Comes last. */
    @Test
    default void everyRequirementWasRun(Guard guard) {
        assertThat(guard.notRun()).isEmpty();
    }
}
