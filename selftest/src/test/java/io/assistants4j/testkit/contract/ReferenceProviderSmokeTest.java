package io.assistants4j.testkit.contract;

import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;

final class ReferenceProviderSmokeTest extends ProviderSmokeContract {
    @Override
    public Candidate candidate(ContractContext context) {
        return ReferenceProvider.candidate(context);
    }
}
