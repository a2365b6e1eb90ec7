package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.verdict.Inspection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A provider that declines something keeps the contract, too. */
final class DecliningProviderTest {
    private static final Inspection CONTRACT = new Inspection(ProviderContract.class);

    @TestFactory
    Stream<DynamicTest> whatIsDeclinedFailsNothing() {
        return Stream.of(Capability.values())
                .map(capability -> DynamicTest.dynamicTest(
                        capability.name(),
                        () -> assertThat(CONTRACT.broken(
                                        new Declining(Capabilities.allExcept(capability, "not in this test"))))
                                .isEmpty()));
    }

    private static final class Declining extends ProviderContract {
        private final Capabilities declared;

        Declining(Capabilities declared) {
            this.declared = declared;
        }

        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(context, declared);
        }
    }
}
