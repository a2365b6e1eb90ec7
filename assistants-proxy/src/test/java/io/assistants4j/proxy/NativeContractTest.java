package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;

/** The contract of providers, kept by our client through our server. */
final class NativeContractTest extends ProviderContract {
    @Override
    public Candidate candidate(ContractContext context) {
        NativeFarSide farSide = new NativeFarSide();
        return ReferenceProvider.candidate(context)
                .with(provider -> overTheWire(context, farSide.behind(provider)))
                .over(farSide);
    }

    private static AssistantsProvider overTheWire(ContractContext context, AssistantsProvider provider) {
        CallTime time = new CallTime(context.clock(), System::nanoTime, context.sleeper());
        return NativeOverProxy.open(provider, new NativeRuntime(time, ThreadPerTask.executor("contract-native")));
    }
}
