package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The contract of providers, kept by our client through our server. */
final class NativeContractTest extends ProviderContract {
    private static final ServedOperations SERVED = new ServedOperations();

    private String requirement = "";

    @BeforeEach
    void begin(TestInfo test) {
        requirement = test.getTestMethod()
                .filter(Rule::states)
                .map(method -> Rule.of(method).id())
                .orElse("");
    }

    /** Comes after the requirements. */
    @Test
    void everyOperationIsServedForTheRequirementsOfTheDocument() throws IOException {
        assertThat(SERVED.missing()).isEmpty();
    }

    @Override
    public Candidate candidate(ContractContext context) {
        NativeFarSide farSide = new NativeFarSide();
        return ReferenceProvider.candidate(context)
                .with(provider -> overTheWire(context, farSide.behind(provider)))
                .over(farSide);
    }

    private AssistantsProvider overTheWire(ContractContext context, AssistantsProvider provider) {
        CallTime time = new CallTime(context.clock(), System::nanoTime, context.sleeper());
        NativeRuntime runtime = new NativeRuntime(time, ThreadPerTask.executor("contract-native"));
        String tried = requirement;
        ProxyRuntime world = ProxyRuntime.create();
        Served served = new Served(ProxyConfig.local(0), provider, world);
        return NativeOverProxy.open(served, runtime, () -> {
            served.close();
            SERVED.add(tried, world.meters());
        });
    }
}
