package com.example.telex;

import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;

/** The provider as it was before it knew functions. */
final class TalkingTelexContractTest extends ProviderContract {
    @Override
    public Candidate candidate(ContractContext context) {
        return FakeTelex.candidate(context, TelexProvider.TALKING);
    }
}
