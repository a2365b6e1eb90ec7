package com.example.telex;

import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;

// region contract
final class SkeletonContractTest extends ProviderContract {
    @Override
    public Candidate candidate(ContractContext context) {
        return Candidate.of(SkeletonProvider.open(new InMemoryStore(), context.runtime("telex")), turn -> {});
    }
}
// endregion
