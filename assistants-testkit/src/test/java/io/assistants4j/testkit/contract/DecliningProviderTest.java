package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A provider that declines something keeps the contract, too. */
final class DecliningProviderTest {
    private static final AtomicReference<Capabilities> DECLARED = new AtomicReference<>();

    @TestFactory
    Stream<DynamicTest> whatIsDeclinedFailsNothing() {
        return Stream.of(Capability.values())
                .map(capability -> DynamicTest.dynamicTest(capability.name(), () -> {
                    DECLARED.set(Capabilities.allExcept(capability, "not in this test"));
                    assertThat(KitRuns.names(
                                    KitRuns.of(Declining.class).testEvents().failed()))
                            .isEmpty();
                }));
    }

    static final class Declining extends ProviderContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(context, DECLARED.get());
        }
    }
}
