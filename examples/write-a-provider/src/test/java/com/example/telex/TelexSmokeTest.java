package com.example.telex;

import io.assistants4j.testkit.contract.ProviderSmokeContract;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;

final class TelexSmokeTest extends ProviderSmokeContract {
    @Override
    public Candidate candidate(ContractContext context) {
        return FakeTelex.candidate(context, TelexProvider.CAPABLE);
    }
}
